import { part, type Located } from '../../text/located.ts';
import type { Source } from '../../text/source.ts';

/** A piece of a value: text, an environment variable, or something that the program does not show. */
export type Piece =
  | { readonly kind: 'text'; readonly at: Located }
  | { readonly kind: 'variable'; readonly name: string; readonly otherwise?: string; readonly span: Span }
  | { readonly kind: 'unknown'; readonly span: Span };

export type Span = readonly [from: number, to: number];

/**
 * Represents an unknown part of a value. This character never occurs in programs: it is a placeholder for images in
 * text.
 */
export const UNKNOWN = '\ufffc';
/** Enclose the name of an environment variable in a value; from the private use area. */
const [VARIABLE, END] = ['\ue000', '\ue001'];

/** Represents an environment variable in a value. */
export const variableCalled = (name: string): string => VARIABLE + name + END;

/** Whether a value consists of known text only. */
export const isWhole = (text: string): boolean => !/[\ufffc\ue000]/.test(text);
export const isUnknown = (text: string): boolean => text.includes(UNKNOWN);
/** The value with environment variables written as references (`References`, `environment`). */
export const withReferences = (text: string): string =>
  text.replace(/\ue000([^\ue000\ue001]*)\ue001/g, (_, inside: string) => `\${${inside}}`);

/** `%s`, `{}`, `{0}`, `{name}`: the argument is unknown. */
export function filledIn(piece: Piece): readonly Piece[] {
  if (piece.kind !== 'text') return [piece];
  const { at } = piece;
  const pieces: Piece[] = [];
  let index = 0;
  for (const { index: from, 0: all } of at.text.matchAll(/%(?:\(\w+\)|\d+\$)?[-\d.]*[sdvqx]|\{\w*\}/g)) {
    if (from > index) pieces.push({ kind: 'text', at: part(at, index, from) });
    pieces.push({ kind: 'unknown', span: [at.offsetAt(from), at.offsetAt(from + all.length)] });
    index = from + all.length;
  }
  return index < at.text.length || pieces.length === 0
    ? [...pieces, { kind: 'text', at: part(at, index) }]
    : pieces;
}

/** The pieces as one text. */
export function joined(pieces: readonly Piece[], { content }: Source): Located {
  const [first] = pieces;
  if (pieces.length === 1 && first?.kind === 'text') return first.at;
  let text = '';
  const origins: number[] = [];
  let end = 0;
  for (const piece of pieces) {
    const made =
      piece.kind === 'text'
        ? piece.at.text
        : piece.kind === 'unknown'
          ? UNKNOWN
          : VARIABLE + piece.name + (piece.otherwise === undefined ? '' : `:-${piece.otherwise}`) + END;
    for (let index = 0; index < made.length; index += 1)
      origins.push(piece.kind === 'text' ? piece.at.offsetAt(index) : content.offsetAt(piece.span[0]));
    end = piece.kind === 'text' ? piece.at.offsetAt(piece.at.text.length) : content.offsetAt(piece.span[1]);
    text += made;
  }
  origins.push(end);
  return {
    text,
    offsetAt: (index) => origins[Math.max(0, Math.min(index, text.length))] ?? 0,
    spell: (other) => other,
    editable: false,
  };
}
