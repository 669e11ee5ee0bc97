import type { Place } from './lexer.ts';
import { hasInvisible } from './invisible.ts';
import { Placeholder, piecesOf, type Piece, type Value } from './value.ts';

/** A text as one word of a shell: bash, zsh, ksh and busybox read it alike. */
export function quote(text: string): string {
  // A word that begins with = is a program's path in zsh.
  if (/^(?!=)[A-Za-z0-9_./:@%+=,-]+$/.test(text)) return text;
  return hasInvisible(text) ? ansiQuoted(text) : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * `$'…'`, in which no character stands that a terminal obeys. Exclamation marks are written out too, as an interactive bash
 * looks for the end of this quote in another way when it expands its history. No word can hold NUL.
 */
const ansiQuoted = (text: string): string =>
  `$'${[...new TextEncoder().encode(text.replaceAll('\0', '\ufffd'))]
    .map((byte) => (isPlain(byte) ? String.fromCharCode(byte) : escaped(byte)))
    .join('')}'`;

const isPlain = (byte: number): boolean =>
  byte >= 0x20 && byte < 0x7f && !`'"\\!`.includes(String.fromCharCode(byte));

const escaped = (byte: number): string => SHORT[byte] ?? String.raw`\x${byte.toString(16).padStart(2, '0')}`;

const SHORT: Readonly<Record<number, string>> = { 9: String.raw`\t`, 10: String.raw`\n`, 13: String.raw`\r` };

/** A value at its place: within quotes it ends them, is quoted by itself, and begins them again. */
export function inBash(value: Value, { quote: around }: Pick<Place, 'quote'>): string {
  const pieces = piecesOf(value);
  if (pieces.every((piece) => piece === '')) return around === '' ? "''" : '';
  return pieces.map((piece) => pieceInBash(piece, around)).join('');
}

function pieceInBash(piece: Piece, around: Place['quote']): string {
  if (piece === '') return '';
  // What the user replaces is shown as it is.
  if (piece instanceof Placeholder) return piece.toString();
  if (typeof piece !== 'string')
    return around === '"' ? `\${${piece.name}}` : `${around}"${piece.toString()}"${around}`;
  const quoted = quote(piece);
  return around === '' || quoted === piece ? quoted : `${around}${quoted}${around}`;
}
