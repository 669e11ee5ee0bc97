import { wellFormed } from './invisible.ts';
import type { Name } from './names.ts';

/*
 * The values in commands. A string was observed, may come from a hostile server, and is quoted for where it goes. What
 * only the user knows is a `Variable` or `Placeholder`, which no text from outside can create.
 */

/** A shell variable that the user sets: `$CLIENT_ID`. */
export class Variable {
  readonly #name: string;

  constructor(name: string) {
    if (!/^[A-Za-z_]\w*$/.test(name)) throw new TypeError(`${JSON.stringify(name)} is not a variable name`);
    this.#name = name;
  }

  get name(): string {
    return this.#name;
  }

  toString(): string {
    return `$${this.#name}`;
  }
}

/** A text for the user to replace: `/path/ca.pem`, `…`. */
export class Placeholder {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type Piece = string | Variable | Placeholder;

/** One value made of several pieces: `api://$API_APP_ID/.default`. */
export class Filled {
  readonly pieces: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.pieces = merged(pieces);
  }

  toString(): string {
    return this.pieces.join('');
  }
}

/** Merges adjacent strings, so that they are quoted once. */
const merged = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.reduce<readonly Piece[]>((all, piece) => {
    const last = all.at(-1);
    if (piece === '') return all;
    return typeof last === 'string' && typeof piece === 'string'
      ? [...all.slice(0, -1), last + piece]
      : [...all, piece];
  }, []);

export type Value = string | number | Variable | Placeholder | Filled;

/** Accepts string literals only: a text from outside has the type `string`. */
type Literal<T extends string> = string extends T ? never : T;

export const variable = (name: Name): Variable => new Variable(name);

export const placeholder = <const T extends string>(text: Literal<T>): Placeholder => new Placeholder(text);

/** One value made of several pieces, not yet quoted. */
export const filled = (strings: TemplateStringsArray, ...values: readonly Value[]): Filled =>
  new Filled(strings.flatMap((string, index) => [string, ...piecesOf(values[index] ?? '')]));

export const piecesOf = (value: Value): readonly Piece[] => {
  if (value instanceof Filled) return value.pieces;
  return [typeof value === 'number' ? String(value) : value];
};

/** What the user has to fill in: the names of variables, and the texts of placeholders. */
export const blanksIn = (...values: readonly Value[]): readonly string[] =>
  values
    .flatMap(piecesOf)
    .flatMap((piece) =>
      typeof piece === 'string' ? [] : piece instanceof Variable ? piece.name : piece.toString(),
    );

/** Whether the user has to fill something in. */
export const isToFillIn = (value: Value): boolean => blanksIn(value).length > 0;

/** The value, or a variable for the user to set; an empty setting counts as unknown. */
export const valueOr = (value: string | undefined, name: Name): string | Variable =>
  value === undefined || value === '' ? variable(name) : value;

/** The value encoded as one segment of a URL's path, or a variable for it. */
export const pathStepOr = (value: string | undefined, name: Name): string | Variable =>
  // `.` and `..` would change the path, even when encoded.
  value === undefined || /^\.{0,2}$/.test(value) ? variable(name) : encodeURIComponent(wellFormed(value));

/** A `./` before it keeps a file name that begins with a hyphen from being read as an option. */
export const filePath = (file: string): string => (file.startsWith('-') ? `./${file}` : file);
