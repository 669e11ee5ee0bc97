import { visible, visibleEnds } from '../words/escape.ts';
import type { Paint } from './paint.ts';
import { wrap } from './wrap.ts';

export type Lines = readonly string[];

/** A list item: its number once, with the text beside it. */
export const item = (
  number: string,
  text: string,
  paint: Paint,
  style: (text: string) => string = (plain) => plain,
): Lines => hanging(`    ${number}`, text, paint, style);

/** Wrapped text beside a head, which its first line alone has. */
export const hanging = (
  head: string,
  text: string,
  paint: Paint,
  style: (text: string) => string = (plain) => plain,
): Lines =>
  paragraph(text, ' '.repeat(head.length), paint).map((line, at) =>
    at === 0 ? `${head}${style(line.trimStart())}` : line,
  );

interface Row {
  readonly name: string;
  readonly value: string;
  readonly note?: string | undefined;
}

/**
 * Names in one column, their values in the next. A value wraps within its column, and one with a word wider than that
 * starts below its name.
 */
export function table(rows: readonly Row[], indent: string, paint: Paint): Lines {
  const column = Math.max(0, ...rows.map(({ name }) => visible(name).length));
  const room = paint.width - indent.length - column - 2;
  return rows.flatMap(({ name, value, note }) => {
    const shown = visibleEnds(value);
    const remark = note === undefined ? '' : `(${visible(note)})`;
    const beside = `${indent}${paint.dim(visible(name).padEnd(column))}  `;
    if (`${shown}  ${remark}`.trimEnd().length <= room) {
      return [`${beside}${shown}${remark === '' ? '' : paint.dim(`  ${remark}`)}`];
    }
    const wrapped = (width: number): Lines => [
      ...wrap(shown, width),
      ...wrap(remark, width).map((line) => paint.dim(line)),
    ];
    if (shown.split(' ').some((word) => word.length > room)) {
      const below = `${indent}  `;
      return [
        `${indent}${paint.dim(visible(name))}`,
        ...wrapped(paint.width - below.length).map((line) => `${below}${line}`),
      ];
    }
    return wrapped(room).map((line, at) =>
      at === 0 ? `${beside}${line}` : `${' '.repeat(indent.length + column + 2)}${line}`,
    );
  });
}

/** Wrapped text with a hanging indent, in which text from outside is made visible. */
export function paragraph(
  text: string,
  indent: string,
  paint: Paint,
  style: (text: string) => string = (plain) => plain,
): Lines {
  return wrap(visible(text), paint.width - indent.length).map((line) => `${indent}${style(line)}`);
}
