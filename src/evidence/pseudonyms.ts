import { createHmac } from 'node:crypto';

/** Prefixes and words that give the kind of an id and do not identify its owner. */
const KIND = /^(?:0o[a-z]|00u|aus|service|account|client|sa|u|op|pool|lkc|pkc|env|clients)$/i;
const OKTA = /^(?:0o[a-z]|00u|aus)(?=[A-Za-z\d]{10})/;

/**
 * Returns a function that replaces these identities anywhere in a text: literally, in other capitalization, or
 * percent-encoded. Short ones are replaced only where no letter or digit is adjacent, because inside a longer word they
 * match by chance.
 */
export function pseudonymizer(identities: readonly string[], salt: Uint8Array): (text: string) => string {
  const words = pseudonymsOf(
    identities.flatMap((each) => each.match(WORD) ?? []),
    salt,
  );
  if (identities.length === 0) return (text) => text;
  const longestFirst = [...identities].sort((a, b) => b.length - a.length).map(patternOf);
  const pattern = new RegExp(longestFirst.join('|'), 'gi');
  return (text) =>
    text.replace(pattern, (found) =>
      found.replace(/%(?:25)*[\da-f]{2}|[a-z\d]+/gi, (word) =>
        inCaseOf(word, words.get(word.toLowerCase()) ?? word),
      ),
    );
}

const WORD = /[A-Za-z\d]+/g;
const LONG = 8;

function patternOf(identity: string): string {
  const escaped = [...identity].map(writtenAs).join('');
  // In a filter, `claims.` is followed by the name of a claim, which stays.
  return identity.length >= LONG
    ? `(?<!claims\\.)${escaped}`
    : `(?:(?<![A-Za-z\\d]|claims\\.)|(?<=%[\\dA-Fa-f]{2}))${escaped}(?![A-Za-z\\d])`;
}

/** Punctuation as such, behind the backslashes of a regular expression or JSON, or percent-encoded once or more. */
function writtenAs(character: string): string {
  if (/[A-Za-z\d]/.test(character)) return character;
  const bytes = [...Buffer.from(character)].map((byte) => `%(?:25)*${byte.toString(16).padStart(2, '0')}`);
  return `(?:\\\\*${character.replace(/[\\^$.*+?()[\]{}|/-]/, String.raw`\$&`)}|${bytes.join('')})`;
}

/** Copies the capitalization of the original, letter by letter. */
export const inCaseOf = (original: string, text: string): string =>
  original.length !== text.length
    ? text
    : [...text]
        .map((letter, at) =>
          /[A-Z]/.test(original[at]!)
            ? letter.toUpperCase()
            : /[a-z]/.test(original[at]!)
              ? letter.toLowerCase()
              : letter,
        )
        .join('');

/**
 * Pseudonyms by lower-case word. Words that differ in a single short stretch, as by a typing error, get pseudonyms that
 * differ in the same way.
 */
function pseudonymsOf(all: readonly string[], salt: Uint8Array): ReadonlyMap<string, string> {
  const made = new Map<string, string>();
  const taken = new Set<string>(all.map((word) => word.toLowerCase()));
  for (const word of [...new Set(all.map((each) => each.toLowerCase()))].sort()) {
    if (KIND.test(word)) continue;
    const near = [...made.keys()].find((other) => isNear(word, other));
    const pseudonym =
      near === undefined ? fresh(word, salt, taken) : derived(word, near, made.get(near)!, salt);
    made.set(word, pseudonym);
    taken.add(pseudonym);
  }
  return made;
}

function fresh(word: string, salt: Uint8Array, taken: ReadonlySet<string>): string {
  for (let attempt = 0; ; attempt += 1) {
    const made = lookalike(word, `${attempt}:${word}`, salt);
    if (!taken.has(made) || attempt === 99) return made;
  }
}

/** Letters become letters, digits become digits, and hexadecimal stays hexadecimal. */
function lookalike(word: string, key: string, salt: Uint8Array): string {
  const kind = OKTA.exec(word)?.[0] ?? '';
  const letters = /^[\da-f]+$/.test(word) ? 6 : 26;
  const stream = keystream(key, salt);
  return (
    kind +
    word.slice(kind.length).replace(/[a-z\d]/g, (character) => {
      const { value: byte } = stream.next();
      return /\d/.test(character) ? String(byte % 10) : String.fromCharCode(97 + (byte % letters));
    })
  );
}

/** At most this many differing characters count as a typing error, in a word at least twice as long. */
const MOST_WRONG = 2;

/** The lengths of the common prefix and of the common suffix after it. */
function common(a: string, b: string): readonly [start: number, end: number] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return [start, end];
}

function isNear(a: string, b: string): boolean {
  const [start, end] = common(a, b);
  const wrong = Math.max(a.length, b.length) - start - end;
  return wrong <= MOST_WRONG && start + end >= 2 * MOST_WRONG;
}

/** The other word's pseudonym, changed as much as this word differs from the other. */
function derived(word: string, other: string, pseudonym: string, salt: Uint8Array): string {
  const [start, end] = common(word, other);
  const [mine, theirs] = [word.slice(start, word.length - end), other.slice(start, other.length - end)];
  const middle = pseudonym.slice(start, pseudonym.length - end);
  const isSwap = mine.length === 2 && mine === [...theirs].reverse().join('');
  const changed = isSwap
    ? [...middle].reverse().join('')
    : differing(lookalike(mine, `${word}:${start}`, salt), middle);
  return pseudonym.slice(0, start) + changed + pseudonym.slice(pseudonym.length - end, pseudonym.length);
}

/** A different text if the two happen to be equal. */
const differing = (text: string, other: string): string =>
  text !== other
    ? text
    : text.replace(/^./, (first) =>
        /\d/.test(first) ? String((Number(first) + 1) % 10) : first === 'a' ? 'b' : 'a',
      );

function* keystream(key: string, salt: Uint8Array): Generator<number, never> {
  for (let block = 0; ; block += 1) {
    yield* createHmac('sha256', salt).update(`${block}:${key}`).digest();
  }
}
