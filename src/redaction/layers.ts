import { constants, inflateRawSync } from 'node:zlib';

/*
 * Undoes the encodings of a text: a server's echo may be percent-encoded twice, be HTML inside JSON, or be wrapped
 * base64 with any alignment. Two texts say the same if their normal forms are equal.
 */

/**
 * The normal form for comparison: lower case, compatibility characters replaced by plain ones, and without white space,
 * control and format characters.
 */
export const folded = (text: string): string => squeezed(text).toLowerCase();

/**
 * The letters and digits of a normal form: a secret that was taken apart (`k.7.Z.q`, `"k7" + "Zq"`) has the same ones.
 */
export const bones = (normal: string): string =>
  /^[\da-z]*$/.test(normal) ? normal : normal.normalize('NFD').replace(/[^\da-z]+/g, '');

const squeezed = (text: string): string =>
  /^[!-~]*$/.test(text)
    ? text
    : /[^\0-\x7f]/.test(text)
      ? text.normalize('NFKC').replace(/[\s\p{C}\p{Z}]+/gu, '')
      : text.replace(/[\0- \x7f]+/g, '');

/** The text with all escapes of URLs, HTML, JSON, programs and mail undone, repeatedly. */
export function unescaped(text: string): string {
  let plain = text;
  for (let times = 0; times < MOST_TIMES && MAY_BE_ESCAPED.test(plain); times += 1) {
    const next = UNESCAPES.reduce((rest, undo) => undo(rest), plain);
    if (next === plain) break;
    plain = next;
  }
  return plain;
}

/** One reading of a text. */
export interface Layer {
  readonly text: string;
  /** `folded(text)`. */
  readonly normal: string;
  /** `bones(normal)`. */
  readonly bones: string;
}

/**
 * Whether `test` holds for any layer of a text: the text itself, the text without escapes, and what it contains in
 * base64, hexadecimal or character codes, each decoded again in the same way. Also true when there are more layers than
 * any honest text has.
 */
export function someLayer(text: string, test: (layer: Layer) => boolean): boolean {
  const known = LAYERS.get(text);
  if (known !== undefined) return known.some(test);
  const layers: Layer[] = [];
  const isTold = mayHide(text) ? someFresh(text, layers, test) : test(keptIn(layers, text));
  if (!isTold) remember(text, layers);
  return isTold;
}

const keptIn = (layers: Layer[], text: string): Layer => {
  const normal = folded(text);
  const layer = { text, normal, bones: bones(normal) };
  layers.push(layer);
  return layer;
};

function someFresh(text: string, layers: Layer[], test: (layer: Layer) => boolean): boolean {
  const seen = new Set<string>();
  let left = SMALLEST_BUDGET + CHARACTERS_A_CHARACTER * text.length;
  let outer: readonly string[] = [text];
  for (let depth = 0; depth < DEEPEST && outer.length > 0; depth += 1) {
    const fresh: string[] = [];
    for (const each of outer.flatMap(readings)) {
      if (seen.has(each)) continue;
      seen.add(each);
      fresh.push(each);
      left -= each.length;
      if (left < 0 || test(keptIn(layers, each))) return true;
    }
    outer = fresh.flatMap(decodings);
  }
  return false;
}

/*
 * The layers of a text do not depend on the secret: the documents of an identity provider are taken apart once, not once
 * for each client of a fleet.
 */
const LAYERS = new Map<string, readonly Layer[]>();
const MOST_REMEMBERED = 1_000_000;
const LONGEST_REMEMBERED = 8_192;
let remembered = 0;

function remember(text: string, layers: readonly Layer[]): void {
  const size = layers.reduce((sum, { text: each }) => sum + 3 * each.length, text.length);
  if (size > LONGEST_REMEMBERED) return;
  if (remembered + size > MOST_REMEMBERED) {
    LAYERS.clear();
    remembered = 0;
  }
  LAYERS.set(text, layers);
  remembered += size;
}

/**
 * Whether decoding a text may lead to anything. Most texts are words and few digits: 8 characters need 8 digits in
 * hexadecimal and more as numbers or bits, and base64 has mixed case unless `disguisesOf` compares it.
 */
const mayHide = (text: string): boolean => !WORDS.test(text) || hasDigits(text);

/** Words in one case without escapes between them; 13 letters in a row may be base32. */
const WORDS = /^(?:(?:[A-Z]?[a-z]{1,11}|[A-Z]{1,12}|\d+)(?:[\s_.:,;/()'"*!?-]+|$))*$/;
const FEWEST_DIGITS = 8;

function hasDigits(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += 1;
  }
  return digits >= FEWEST_DIGITS;
}

/** With and without white space inside escapes: `% 6 B` is an escape that someone broke up on purpose. */
const readings = (text: string): readonly string[] =>
  [...new Set([text, unescaped(text), unescaped(squeezed(text))])].flatMap(withoutTags).flatMap(withoutPlus);

/** The text as it is, and as a browser shows it: `k7<wbr>Zq` reads as one word. */
const withoutTags = (text: string): readonly string[] =>
  text.includes('<') ? [text, text.replace(/<!--[^]{0,200}?-->|<\/?[a-z][^<>]{0,200}>/gi, '')] : [text];

/** The text as it is, and with `+` read as a space (URL Standard, `application/x-www-form-urlencoded`). */
export const withoutPlus = (text: string): readonly string[] =>
  text.includes('+') ? [text, text.replaceAll('+', '')] : [text];

/** The characters with which each of `UNESCAPES` begins. */
const MAY_BE_ESCAPED = /[=%&\\]|U\+|[\u00c2-\u00f4][\u0080-\u00bf]/;

const MOST_TIMES = 8;
const DEEPEST = 4;
const SMALLEST_BUDGET = 65_536;
const CHARACTERS_A_CHARACTER = 64;

const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', excl: '!', num: '#', dollar: '$' },
  ...{ percnt: '%', lpar: '(', rpar: ')', ast: '*', midast: '*', plus: '+', comma: ',', period: '.' },
  ...{ sol: '/', colon: ':', semi: ';', equals: '=', quest: '?', commat: '@', lsqb: '[', lbrack: '[' },
  ...{ bsol: '\\', rsqb: ']', rbrack: ']', hat: '^', lowbar: '_', grave: '`', lcub: '{', lbrace: '{' },
  ...{ verbar: '|', vert: '|', rcub: '}', rbrace: '}', hyphen: '-', dash: '-', tilde: '~', tab: '\t' },
  newline: '\n',
};
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };

const character = (code: number): string =>
  code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
const inHex = (digits: string): string => character(Number.parseInt(digits, 16));

const UNESCAPES: readonly ((text: string) => string)[] = [
  // Quoted-printable (RFC 2045 section 6.7) and percent-encoding, decoded to bytes.
  (text) => text.replace(/=\r?\n/g, '').replace(/={1,2}([\dA-F]{2})/gi, (_, hex: string) => inHex(hex)),
  (text) =>
    text.replace(/%u([\da-f]{4})|%([\da-f]{2})/gi, (_, wide: string | undefined, hex: string | undefined) =>
      inHex(wide ?? hex ?? ''),
    ),
  (text) => text.replace(/U\+([\da-f]{4,6})\s?/gi, (_, hex: string) => inHex(hex)),
  (text) => text.replace(/&#x([\da-f]{1,6});?/gi, (_, hex: string) => inHex(hex)),
  (text) => text.replace(/&#(\d{1,7});?/g, (_, digits: string) => character(Number(digits))),
  (text) => text.replace(/&([a-z]{2,8});/gi, (whole, name: string) => NAMED[name.toLowerCase()] ?? whole),
  (text) =>
    text.replace(
      /\\(?:u\{([\da-f]{1,6})\}|[uU]([\da-f]{8}|[\da-f]{4})|x([\da-f]{2})|([0-3]?[0-7]{2})|([^]))/gi,
      (_, braced?: string, wide?: string, hex?: string, octal?: string, other?: string) => {
        const code = braced ?? wide ?? hex;
        if (code !== undefined) return inHex(code);
        if (octal !== undefined) return character(Number.parseInt(octal, 8));
        return ESCAPED[other ?? ''] ?? other ?? '';
      },
    ),
  asUtf8,
];

/** Decodes UTF-8 bytes that were read as characters. */
function asUtf8(text: string): string {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text;
  return Buffer.from(text, 'latin1').toString('utf8');
}

function decodings(text: string): readonly string[] {
  const tight = squeezed(text);
  return [
    ...fromBase64(tight),
    ...fromBase32(text),
    ...fromHex(text),
    ...fromNumbers(text),
    ...fromBits(text),
    ...fromPacked(tight),
  ];
}

/** What an error message says is short, and so is what it packs. */
const LONGEST_UNPACKED = 16_384;

const MOST_PACKED = 64;
/** How the Base64 and the hexadecimal digits of compressed bytes begin (RFC 1950, RFC 1952). */
const PACKED = /(?:H4sI|e[ABFJN])[\w+/-]{14,}|(?:1[fF]8[bB]08|78(?:01|5[eE]|9[cC]|[dD][aA]))[\da-fA-F]{20,}/g;

/** RFC 1952 section 2.3: ten bytes, and a name if there is one; RFC 1950 section 2.2: two bytes. */
const contentOf = (bytes: Buffer): number =>
  bytes[0] !== 0x1f ? 2 : ((bytes[3] ?? 0) & 8) === 0 ? 10 : bytes.indexOf(0, 10) + 1;

const fromPacked = (tight: string): readonly string[] =>
  [...tight.matchAll(PACKED)].slice(0, MOST_PACKED).flatMap(({ 0: run }) => {
    const bytes = Buffer.from(run, /^[17]/.test(run) ? 'hex' : 'base64');
    try {
      // What was cut off counts as far as it goes.
      const options = { maxOutputLength: LONGEST_UNPACKED, finishFlush: constants.Z_SYNC_FLUSH };
      // Without the checks of zlib and gzip, which fail if more words follow.
      return textsIn(inflateRawSync(bytes.subarray(contentOf(bytes)), options));
    } catch {
      return [];
    }
  });

/** Shorter runs reveal too little of a secret to matter. */
const SHORTEST_RUN = 8;
const SHORTEST_EDGE = 3;

/**
 * The stretches of decoded bytes that are text. What is none is a key, a hash or the wrong alignment: 8 random bytes in
 * a row are one time in several hundred.
 */
function textsIn(bytes: Buffer): readonly string[] {
  const texts: string[] = [];
  let from = 0;
  let graphic = 0;
  for (let at = 0; at <= bytes.length;) {
    const size = sizeAt(bytes, at);
    if (size > 0) {
      // UTF-16 has a NUL in each character, and a list a line end.
      if (bytes[at]! > 0x20) graphic += 1;
      at += size;
      continue;
    }
    // What begins or ends what was encoded may be short.
    if (graphic >= (from === 0 || at === bytes.length ? SHORTEST_EDGE : SHORTEST_RUN))
      texts.push(bytes.toString('utf8', from, at));
    at += 1;
    from = at;
    graphic = 0;
  }
  return texts;
}

/** The length of the UTF-8 character at a place (RFC 3629 section 3), or 0. */
function sizeAt(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0xff;
  if (first < 0x80) return 1;
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  for (let next = 1; next < size; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return size;
}

/**
 * Decodes both alphabets of RFC 4648, wrapped or not, at each of the four possible alignments.
 *
 * @param tight a text without white space
 */
function fromBase64(tight: string): readonly string[] {
  const runs = tight.replace(/["']+/g, '').match(/[\w+/-]{8,}/g) ?? [];
  return runs.flatMap((run) =>
    [0, 1, 2, 3]
      .filter((shift) => run.length - shift >= SHORTEST_RUN)
      .flatMap((shift) => textsIn(Buffer.from(run.slice(shift), 'base64'))),
  );
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 section 6, from the beginning of a run: 13 characters are 8 bytes. */
const fromBase32 = (text: string): readonly string[] =>
  (text.match(/(?<![\da-z])[a-z2-7]{13,}/gi) ?? []).flatMap((run) => {
    const bytes = Buffer.alloc(Math.floor((run.length * 5) / 8));
    let bits = 0;
    let waiting = 0;
    let written = 0;
    for (const digit of run.toUpperCase()) {
      bits = ((bits << 5) | BASE32.indexOf(digit)) & 0xfff;
      waiting += 5;
      if (waiting < 8) continue;
      waiting -= 8;
      bytes[written++] = bits >> waiting;
    }
    return textsIn(bytes);
  });

/** Binary digits, in groups or not. */
const fromBits = (text: string): readonly string[] =>
  (text.match(/(?<!\d)[01]{8}(?:[\s,]*[01]{8}){7,}/g) ?? []).flatMap((run) =>
    textsIn(Buffer.from((run.match(/[01]{8}/g) ?? []).map((each) => Number.parseInt(each, 2)))),
  );

/** Hexadecimal digits, also as `6b:37`, `6b 37` and `0x6b, 0x37`. */
function fromHex(text: string): readonly string[] {
  const runs = text.replace(/0x|[\s:,_"'[\]-]+/gi, '').match(/[\da-f]{12,}/gi) ?? [];
  return runs.flatMap((run) => [run, run.slice(1)].flatMap((each) => textsIn(Buffer.from(each, 'hex'))));
}

/** Bytes as a list of numbers, as programs print them: decimal, or octal with a leading zero; also `chr(107).chr(55)`. */
const fromNumbers = (text: string): readonly string[] =>
  (text.replace(/\bchr\(|\)/gi, ' ').match(/(?:\b\d{2,4}[\s,;.+&]{1,5}){5,}\d{2,4}\b/g) ?? []).flatMap(
    (run) => {
      const numbers = run.split(/[^\d]+/);
      return [10, 8].map((radix) =>
        numbers.map((digits) => character(Number.parseInt(digits, radix) || 0)).join(''),
      );
    },
  );
