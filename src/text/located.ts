/**
 * Text that a program reads from a file, with the file offset of each of its characters, and the escaping needed to
 * replace it. Nested text (an option in a JAAS string in a `.properties` file in a Kubernetes manifest) is located
 * through all its layers.
 */
export interface Located {
  readonly text: string;
  /** The file offset, in UTF-16 code units, of the character at `index`; of the end for the length of `text`. */
  readonly offsetAt: (index: number) => number;
  /** Escapes another text for this place, for every layer, without surrounding quotes. */
  readonly spell: (text: string) => string;
  /** False if the file does not contain the text literally (base64): it has a place, but cannot be edited. */
  readonly editable: boolean;
  /** File offsets of backslashes that were read as escapes, but probably were not meant to be. */
  readonly taken?: readonly number[];
}

/** Whether a backslash in this text was probably meant literally, and was lost. */
export const hasLostBackslash = ({ taken = [], offsetAt, text }: Located): boolean =>
  taken.some((offset) => offset >= offsetAt(0) && offset < offsetAt(text.length));

const asItIs = (text: string): string => text;

/** The text of a whole file. */
export const whole = (text: string): Located => ({
  text,
  offsetAt: (index) => index,
  spell: asItIs,
  editable: true,
});

/** A literal part of another text. */
export function part(outer: Located, from: number, to: number = outer.text.length): Located {
  const { offsetAt, spell, editable, taken } = outer;
  const text = outer.text.slice(from, to);
  const moved = (index: number): number => offsetAt(from + index);
  return withTaken({ text, offsetAt: from === 0 ? offsetAt : moved, spell, editable }, taken);
}

/** The member is there only if it has something to say: a large file has a hundred thousand located texts. */
const withTaken = (located: Located, taken: readonly number[] = []): Located =>
  taken.length === 0 ? located : { ...located, taken };

/**
 * A text decoded from another one: `origins[i]` is the index there of its character `i`, and of its end;
 * undefined if nothing was decoded.
 */
export const decoded = (
  outer: Located,
  text: string,
  origins: ArrayLike<number> | undefined,
  spell: (text: string) => string = asItIs,
): Located => ({
  text,
  offsetAt: (index) => {
    const at = Math.max(0, Math.min(index, text.length));
    return outer.offsetAt(origins === undefined ? at : (origins[at] ?? 0));
  },
  spell: (other) => outer.spell(spell(other)),
  editable: outer.editable,
});

/** A text whose form in the file cannot be traced: its place is the beginning of `outer`. */
export const opaque = (outer: Located, text: string): Located => ({
  ...outer,
  text,
  offsetAt: () => outer.offsetAt(0),
  editable: false,
});

/** Texts that a reader concatenates, such as the lines of a notebook cell. */
export function concatenated([first, ...rest]: readonly [Located, ...(readonly Located[])]): Located {
  const all = [first, ...rest];
  const starts: number[] = [];
  let length = 0;
  for (const { text } of all) {
    starts.push(length);
    length += text.length;
  }
  return {
    ...first,
    text: all.map(({ text }) => text).join(''),
    offsetAt: (index) => {
      const at = Math.max(
        0,
        starts.findLastIndex((start) => start <= index),
      );
      return (all[at] ?? first).offsetAt(index - (starts[at] ?? 0));
    },
    editable: all.every(({ editable }) => editable),
  };
}

/** Trimmed at both ends. */
export function trimmed(located: Located): Located {
  const { text } = located;
  const from = text.length - text.trimStart().length;
  return part(located, from, Math.max(from, text.trimEnd().length));
}

/**
 * Decodes by a pattern: matches are replaced by the result of `decode`, everything else stays.
 *
 * @param pattern global
 * @param isNeedless whether an escape is for a character that needs none
 */
export function decodedBy(
  outer: Located,
  pattern: RegExp,
  decode: (match: RegExpExecArray) => string,
  spell: (text: string) => string,
  isNeedless: (match: RegExpExecArray) => boolean = () => false,
): Located {
  const taken = takenWithin(outer);
  // Most texts of a large file have no escapes, and a place for each of their characters takes hundreds of megabytes.
  if (outer.text.search(pattern) < 0) {
    const { text, offsetAt, editable } = outer;
    return withTaken({ text, offsetAt, spell: (other) => outer.spell(spell(other)), editable }, taken);
  }
  const matches = outer.text.matchAll(pattern);
  const origins: number[] = [];
  let text = '';
  let index = 0;
  const copy = (to: number): void => {
    for (; index < to; index += 1) origins.push(index);
  };
  for (const match of matches) {
    text += outer.text.slice(index, match.index);
    copy(match.index);
    if (isNeedless(match)) taken.push(outer.offsetAt(match.index));
    const made = decode(match);
    text += made;
    for (let each = 0; each < made.length; each += 1) origins.push(match.index);
    index = match.index + match[0].length;
  }
  text += outer.text.slice(index);
  copy(outer.text.length);
  origins.push(outer.text.length);
  return withTaken(decoded(outer, text, origins, spell), taken);
}

function takenWithin({ taken, offsetAt, text }: Located): number[] {
  if (taken === undefined) return [];
  const [start, end] = [offsetAt(0), offsetAt(text.length)];
  return taken.filter((offset) => offset >= start && offset < end);
}
