import { visible } from '../words/escape.ts';
import type { Paint } from './paint.ts';
import { wrap } from './wrap.ts';

export type Lines = readonly string[];

/** A list item: its number once, with the text beside it. */
export const item = (
  number: string,
  text: string,
  paint: Paint,
  style: (text: string) => string = (plain) => plain,
): Lines =>
  paragraph(text, ' '.repeat(4 + number.length), paint).map((line, at) =>
    at === 0 ? `    ${number}${style(line.trimStart())}` : line,
  );

/** Wrapped text with a hanging indent, in which text from outside is made visible. */
export function paragraph(
  text: string,
  indent: string,
  paint: Paint,
  style: (text: string) => string = (plain) => plain,
): Lines {
  return wrap(visible(text), paint.width - indent.length).map((line) => `${indent}${style(line)}`);
}
