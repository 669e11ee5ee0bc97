/** Returns a generator of numbers from 0 up to a limit, deterministic for a seed (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The maximum size of an input in bytes: as much as a parser may have to read, but small enough to try many. */
export const LONGEST_INPUT = 65_536;

/** Separators and brackets of the languages of this field, and the numbers at the limits of their types. */
const WORDS = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '"',
    "'",
    '`',
    ':',
    ';',
    ',',
    '=',
    '\\',
    '/',
    '#',
    '$',
    '%',
    '<',
    '>',
    '&',
    '|',
  ],
  ...[
    '\n',
    '\r\n',
    '\t',
    ' ',
    '\0',
    '\x01',
    '\ufeff',
    '\u2028',
    '\u202e',
    '\ud83d\ude00',
    '${',
    '${}',
    '{{',
    '%{',
  ],
  ...['__proto__', 'constructor', 'toString', 'null', 'true', '-1', '0', '1e999', '9007199254740993', 'NaN'],
];
const EDGES = [0, 1, 0x7f, 0x80, 0xff];

/** Structure-aware to the extent that delimiters show structure: pieces often begin and end at them. */
export function mutated(
  seeds: readonly Uint8Array[],
  words: readonly string[],
  random: (below: number) => number,
): Buffer {
  if (random(50) === 0) return randomBytes(random(256), random);
  const dictionary = random(2) === 0 && words.length > 0 ? words : WORDS;
  const seed = (): Buffer => Buffer.from(seeds[random(seeds.length)] ?? []);
  let input = seed();
  for (let round = random(6); round >= 0; round -= 1) {
    const [from, to] = piece(input, random);
    const cut = input.subarray(from, to);
    const splice = (...middle: readonly Uint8Array[]): Buffer =>
      Buffer.concat([input.subarray(0, from), ...middle, input.subarray(to)]);
    const other = seed();
    const steps: readonly (() => Buffer)[] = [
      () => splice(),
      () => input.subarray(0, to),
      () => splice(Buffer.from(dictionary[random(dictionary.length)] ?? '')),
      () =>
        Buffer.concat([
          input.subarray(0, from),
          Buffer.from(dictionary[random(dictionary.length)] ?? ''),
          input.subarray(from),
        ]),
      () => splice(...Array.from({ length: repeats(cut.length, random) }, () => cut)),
      () => splice(other.subarray(...piece(other, random))),
      () => {
        const [a, b] = piece(input.subarray(to), random);
        const rest = input.subarray(to);
        return Buffer.concat([
          input.subarray(0, from),
          rest.subarray(a, b),
          rest.subarray(0, a),
          cut,
          rest.subarray(b),
        ]);
      },
      () => withByte(input, from, EDGES[random(EDGES.length)] ?? 0),
      () => withByte(input, from, (input[from] ?? 0) ^ (1 << random(8))),
      () => splice(randomBytes(random(16), random)),
    ];
    input = (steps[random(steps.length)]?.() ?? input).subarray(0, LONGEST_INPUT);
  }
  return input;
}

/** Usually few, occasionally as many as fit. */
const repeats = (length: number, random: (below: number) => number): number =>
  random(8) === 0 ? Math.floor(LONGEST_INPUT / Math.max(1, length)) : random(6);

function piece(input: Uint8Array, random: (below: number) => number): readonly [from: number, to: number] {
  if (input.length === 0) return [0, 0];
  const from = random(input.length);
  const to = Math.min(input.length, from + 1 + random(random(3) === 0 ? input.length : 24));
  return random(2) === 0 ? [from, to] : [atDelimiter(input, from), atDelimiter(input, to)];
}

function atDelimiter(input: Uint8Array, from: number): number {
  for (let at = from; at < input.length; at += 1)
    if (/[\s{}[\]()"',:;=]/.test(String.fromCharCode(input[at] ?? 0))) return at;
  return from;
}

function withByte(input: Buffer, at: number, byte: number): Buffer {
  const changed = Buffer.from(input);
  if (changed.length > 0) changed[at] = byte;
  return changed;
}

const randomBytes = (length: number, random: (below: number) => number): Buffer =>
  Buffer.from(Array.from({ length }, () => random(256)));

/**
 * A smaller input that still fails (delta debugging: leaves out halves, quarters and so on, one after the other).
 *
 * @param most the maximum number of tries
 */
export async function minimised(
  input: Buffer,
  does: (input: Buffer) => Promise<boolean>,
  most = 2_000,
): Promise<Buffer> {
  let [least, left] = [input, most];
  for (let size = Math.ceil(least.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < least.length && left > 0; left -= 1) {
      const shorter = Buffer.concat([least.subarray(0, from), least.subarray(from + size)]);
      if (await does(shorter)) least = shorter;
      else from += size;
    }
  }
  return least;
}
