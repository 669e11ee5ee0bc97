import { wellFormed } from './invisible.ts';

/*
 * What commands are filled with. A string is a value as it was seen: it may come from a hostile server, and is quoted for
 * where it goes. What only the user knows is a place to fill in, which no text from outside can pose as.
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

/** One value in several pieces: `api://$API_APP_ID/.default`. */
export class Filled {
  readonly pieces: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.pieces = merged(pieces);
  }

  toString(): string {
    return this.pieces.join('');
  }
}

/** Texts that follow each other are one, and quoted once. */
const merged = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.reduce<readonly Piece[]>((all, piece) => {
    const last = all.at(-1);
    if (piece === '') return all;
    return typeof last === 'string' && typeof piece === 'string'
      ? [...all.slice(0, -1), last + piece]
      : [...all, piece];
  }, []);

export type Value = string | number | Variable | Placeholder | Filled;

/** A literal of the source code: no text from outside has such a type. */
type Literal<T extends string> = string extends T ? never : T;

export const variable = <const T extends string>(name: Literal<T>): Variable => new Variable(name);

export const placeholder = <const T extends string>(text: Literal<T>): Placeholder => new Placeholder(text);

/** One value of several pieces, none of which is quoted yet. */
export const filled = (strings: TemplateStringsArray, ...values: readonly Value[]): Filled =>
  new Filled(strings.flatMap((string, index) => [string, ...piecesOf(values[index] ?? '')]));

export const piecesOf = (value: Value): readonly Piece[] => {
  if (value instanceof Filled) return value.pieces;
  return [typeof value === 'number' ? String(value) : value];
};

/** Whether the user has to fill something in. */
export const isToFillIn = (value: Value): boolean =>
  piecesOf(value).some((piece) => typeof piece !== 'string');

/** What is known, or the variable for what only the user knows; an empty setting tells as little as none. */
export const valueOr = <const T extends string>(
  value: string | undefined,
  name: Literal<T>,
): string | Variable => (value === undefined || value === '' ? variable(name) : value);

/** As one step of a URL's path, or the variable for it. */
export const pathStepOr = <const T extends string>(
  value: string | undefined,
  name: Literal<T>,
): string | Variable =>
  // Dots are steps to elsewhere, however they are encoded.
  value === undefined || /^\.{0,2}$/.test(value) ? variable(name) : encodeURIComponent(wellFormed(value));

/** A file whose name begins with a hyphen is not an option. */
export const filePath = (file: string): string => (file.startsWith('-') ? `./${file}` : file);
