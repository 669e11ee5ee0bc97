import { part, trimmed, type Located } from './located.ts';
import type { Pair } from './properties.ts';

/** One thing in a table: its properties, by lower-case name. */
export interface Row {
  readonly at: Located;
  readonly values: ReadonlyMap<string, Pair>;
}

/**
 * Tables printed by command-line programs, in any text: one row per property of a single thing (`| ID | op-1 |`), or
 * one row per thing below a header. Each begins with an `ID`.
 */
export function parseTables(content: Located): readonly Row[] {
  const lines = [...content.text.matchAll(/[^\r\n]+/g)]
    .filter(({ 0: line }) => line.length <= LONGEST_LINE)
    .map(({ index, 0: line }) => cellsOf(part(content, index, index + line.length)))
    .filter((cells) => cells !== 'rule');
  const rows: { readonly at: Located; readonly values: Map<string, Pair> }[] = [];
  let header: readonly Located[] | undefined;
  let vertical: Map<string, Pair> | undefined;
  for (const cells of lines) {
    const [first, second] = cells;
    const key = first?.text.toLowerCase() ?? '';
    if (first === undefined || second === undefined) [header, vertical] = [undefined, undefined];
    else if (cells.length > 2) {
      // The CLI marks the current one in a separate column.
      if (key === 'id' || key === 'current') header = cells;
      else if (header?.length === cells.length) rows.push({ at: first, values: columns(header, cells) });
    } else {
      if (key === 'id') {
        vertical = new Map();
        rows.push({ at: first, values: vertical });
      }
      vertical?.set(key, { name: first, value: second });
    }
  }
  return rows;
}

/** Longer lines are not part of a table, and could have too many cells. */
const LONGEST_LINE = 4096;

/** Lists have no outer borders; a rule is a line of dashes. */
function cellsOf(line: Located): readonly Located[] | 'rule' {
  if (/^[\s|+-]+$/.test(line.text) && line.text.includes('-')) return 'rule';
  const inner = trimmed(line);
  // A value may contain vertical bars ("||"): a border is a single bar with spaces around it.
  const strokes = [...inner.text.matchAll(/(?<![^\s])\|(?![^\s])/g)].map(({ index }) => index);
  if (strokes.length === 0) return [];
  const bounds = [
    ...(strokes[0] === 0 ? [] : [-1]),
    ...strokes,
    ...(strokes.at(-1) === inner.text.length - 1 ? [] : [inner.text.length]),
  ];
  return bounds.slice(1).map((end, index) => trimmed(part(inner, bounds[index]! + 1, end)));
}

const columns = (header: readonly Located[], cells: readonly Located[]): Map<string, Pair> =>
  new Map(header.map((name, index) => [name.text.toLowerCase(), { name, value: cells[index]! }]));
