import { part, trimmed, type Located } from './located.ts';
import type { Pair } from './properties.ts';
import type { Row } from './printed-table.ts';

/** More lines than a copied page has. */
const MOST_LINES = 2000;

/**
 * Labels and values copied from a page in the browser: a value follows its label (`Issuer URI: https://…`, or after a
 * tab), or is on the next line. A repeated label begins the next thing.
 *
 * @param labels the page's labels in lower case, and our names for them
 */
export function parseLabelledLines(
  content: Located,
  labels: Readonly<Record<string, string>>,
): readonly Row[] {
  const lines = [...content.text.matchAll(/[^\r\n]+/g)]
    .slice(0, MOST_LINES)
    .map(({ index, 0: line }) => trimmed(part(content, index, index + line.length)))
    .filter(({ text }) => text !== '' && !BUTTON.test(text));
  const rows: { readonly at: Located; readonly values: Map<string, Pair> }[] = [];
  lines.forEach((line, index) => {
    const label = labelOf(line, labels);
    if (label === undefined) return;
    const value = label.value.text === '' ? (lines[index + 1] ?? label.value) : label.value;
    if (value.text === '' || NONE.test(value.text) || labelOf(value, labels) !== undefined) return;
    if (rows.at(-1)?.values.has(label.name) !== false) rows.push({ at: line, values: new Map() });
    rows.at(-1)!.values.set(label.name, { name: { ...line, text: label.name }, value });
  });
  return rows;
}

const BUTTON = /^(?:copy|copied|edit|copy to clipboard)$/i;
const NONE = /^(?:-+|–|—|n\/a|none)$/i;

function labelOf(
  line: Located,
  labels: Readonly<Record<string, string>>,
): { readonly name: string; readonly value: Located } | undefined {
  const [all, text = ''] =
    /^[*_\s-]*([A-Za-z][A-Za-z /]{0,40}?)[*_]*(?:[ \t]*[:\t][*_]*[ \t]*|$)/.exec(line.text) ?? [];
  const key = text.trim().toLowerCase();
  return all === undefined || !Object.hasOwn(labels, key)
    ? undefined
    : { name: labels[key]!, value: trimmed(part(line, all.length)) };
}
