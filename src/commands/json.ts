import { escapeInvisible } from './invisible.ts';
import { Placeholder, Filled, piecesOf, Variable, type Piece } from './value.ts';

/** JSON that may contain values for the user to fill in. */
export type FilledJson =
  | string
  | number
  | boolean
  | null
  | Variable
  | Placeholder
  | Filled
  | readonly FilledJson[]
  | { readonly [name: string]: FilledJson };

/** A JSON body as one value of a command. */
export const json = (body: FilledJson): Filled => new Filled(written(body));

function written(body: FilledJson): readonly Piece[] {
  if (
    typeof body === 'string' ||
    body instanceof Variable ||
    body instanceof Placeholder ||
    body instanceof Filled
  )
    return [
      '"',
      ...piecesOf(body).map((piece) => (typeof piece === 'string' ? inString(piece) : piece)),
      '"',
    ];
  if (body === null || typeof body !== 'object') return [String(body)];
  if (isList(body)) return ['[', ...separated(body.map(written)), ']'];
  const members = Object.entries(body).map(([name, value]) => [`"${inString(name)}":`, ...written(value)]);
  return ['{', ...separated(members), '}'];
}

const isList = (body: object): body is readonly FilledJson[] => Array.isArray(body);

const separated = (parts: readonly (readonly Piece[])[]): readonly Piece[] =>
  parts.flatMap((part, index) => (index === 0 ? part : [',', ...part]));

/** The text as it appears between the quotes of a JSON string. */
export const inString = (text: string): string => escapeInvisible(JSON.stringify(text).slice(1, -1));
