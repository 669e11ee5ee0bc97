import type { Place } from './lexer.ts';
import { hasInvisible } from './invisible.ts';
import { Placeholder, piecesOf, type Piece, type Value } from './value.ts';

/** A text as one shell word, quoted so that bash, zsh, ksh and busybox all read it the same. */
export function quote(text: string): string {
  // zsh expands a word that begins with `=` to the path of a program.
  if (/^(?!=)[A-Za-z0-9_./:@%+=,-]+$/.test(text)) return text;
  return hasInvisible(text) ? ansiQuoted(text) : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * `$'…'` quoting, with every control and invisible character escaped. `!` is escaped too, because interactive bash
 * finds the end of this quote differently during history expansion. A shell word cannot contain NUL.
 */
const ansiQuoted = (text: string): string =>
  `$'${[...new TextEncoder().encode(text.replaceAll('\0', '\ufffd'))]
    .map((byte) => (isPlain(byte) ? String.fromCharCode(byte) : escaped(byte)))
    .join('')}'`;

const isPlain = (byte: number): boolean =>
  byte >= 0x20 && byte < 0x7f && !`'"\\!`.includes(String.fromCharCode(byte));

const escaped = (byte: number): string => SHORT[byte] ?? String.raw`\x${byte.toString(16).padStart(2, '0')}`;

const SHORT: Readonly<Record<number, string>> = { 9: String.raw`\t`, 10: String.raw`\n`, 13: String.raw`\r` };

/** A value quoted for where it goes: inside quotes it closes them, is quoted by itself, and reopens them. */
export function inBash(value: Value, { quote: around }: Pick<Place, 'quote'>): string {
  const pieces = piecesOf(value);
  if (pieces.every((piece) => piece === '')) return around === '' ? "''" : '';
  return pieces.map((piece) => pieceInBash(piece, around)).join('');
}

function pieceInBash(piece: Piece, around: Place['quote']): string {
  if (piece === '') return '';
  // What the user must replace is shown unquoted.
  if (piece instanceof Placeholder) return piece.toString();
  if (typeof piece !== 'string')
    return around === '"' ? `\${${piece.name}}` : `${around}"${piece.toString()}"${around}`;
  const quoted = quote(piece);
  return around === '' || quoted === piece ? quoted : `${around}${quoted}${around}`;
}
