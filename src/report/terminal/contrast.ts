import type { ReportCause } from '../report.ts';
import { difference, windowOn } from '../words/difference.ts';
import { visibleEnds } from '../words/escape.ts';
import type { Paint } from './paint.ts';
import { wrap } from './wrap.ts';

type Row = ReportCause['evidence'][number];

/**
 * Two values that disagree, one above the other in one column, with the differing characters marked in both and a caret
 * line below for people without colour. If they do not fit beside their labels, each label gets its own line; for
 * values longer than a line, only the part around the difference is shown.
 */
export function contrastLines(rows: readonly Row[], paint: Paint): readonly string[] {
  const [a, b] = rows;
  if (a === undefined || b === undefined) return [];
  const texts = [visibleEnds(a.value), visibleEnds(b.value)] as const;
  const labelWidth = Math.max(a.label.length, b.label.length);
  const longest = Math.max(texts[0].length, texts[1].length);
  const beside = 2 + labelWidth + 2 + longest <= paint.width;
  const column = beside ? 2 + labelWidth + 2 : 4;

  const where = difference(texts[0], texts[1]);
  const { from, to } = windowOn(where, longest, paint.width - column);
  const ends = [where.endA, where.endB] as const;
  const shown = texts.map((text, index) =>
    cut(text, { start: where.start, end: ends[index === 0 ? 0 : 1] }, from, to, paint),
  );
  const label = (row: Row): string =>
    beside ? `  ${paint.dim(row.label.padEnd(labelWidth))}  ` : `  ${paint.dim(row.label)}\n    `;

  const lead = from > 0 ? 1 : 0;
  const carets = '^'.repeat(Math.max(1, Math.min(Math.max(where.endA, where.endB), to) - where.start));
  const sources = [a, b].map((row) => (row.source === '' ? '' : `(${visibleEnds(row.source)})`));
  // The source beside its value if both fit; otherwise below.
  const sourceColumn = column + Math.min(longest, to - from) + 2;
  const fits = sources.every((source) => sourceColumn + source.length <= paint.width);
  const source = (index: 0 | 1): string =>
    fits && sources[index] !== ''
      ? `${' '.repeat(longest - texts[index].length + 2)}${paint.dim(sources[index]!)}`
      : '';
  return [
    `${label(a)}${shown[0] ?? ''}${source(0)}`,
    `${label(b)}${shown[1] ?? ''}${source(1)}`,
    `${' '.repeat(column + lead + where.start - from)}${paint.bad(carets)}`,
    ...(fits
      ? []
      : [a, b]
          .filter(({ source }) => source !== '')
          .flatMap((row) =>
            wrap(`${row.label}: from ${visibleEnds(row.source)}`, paint.width - 2).map((line) =>
              paint.dim(`  ${line}`),
            ),
          )),
    '',
  ];
}

function cut(
  text: string,
  mark: { readonly start: number; readonly end: number },
  from: number,
  to: number,
  paint: Paint,
): string {
  const before = text.slice(from, mark.start);
  const differing = text.slice(mark.start, Math.min(mark.end, to));
  const after = text.slice(Math.max(mark.end, from), to);
  const painted = `${before}${differing === '' ? '' : paint.differing(differing)}${after}`;
  return `${from > 0 ? paint.ellipsis : ''}${painted}${text.length > to ? paint.ellipsis : ''}`;
}
