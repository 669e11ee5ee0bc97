import { deflateRawSync } from 'node:zlib';

/** An encoding of a text, as programs print it; most of them are named nowhere in the product. */
type Encoder = (text: string) => string;

const bytes = (text: string): readonly number[] => [...Buffer.from(text)];
const each =
  (of: (byte: number) => string, between = ''): Encoder =>
  (text) =>
    bytes(text).map(of).join(between);
const inBase = (radix: number, width: number) => (byte: number) => byte.toString(radix).padStart(width, '0');

/** The bytes as one number, with the digits of an alphabet. */
const asNumber =
  (alphabet: string): Encoder =>
  (text) => {
    let left = BigInt(`0x${Buffer.from(text).toString('hex') || '0'}`);
    let digits = '';
    for (const base = BigInt(alphabet.length); left > 0n; left /= base)
      digits = alphabet[Number(left % base)]! + digits;
    return digits;
  };

/** RFC 4648 with another alphabet of 32 characters. */
const base32 =
  (alphabet: string): Encoder =>
  (text) =>
    (
      bytes(text)
        .map(inBase(2, 8))
        .join('')
        .match(/.{1,5}/g) ?? []
    )
      .map((bits) => alphabet[Number.parseInt(bits.padEnd(5, '0'), 2)])
      .join('');

const ascii85: Encoder = (text) =>
  `<~${(
    Buffer.from(text)
      .toString('hex')
      .match(/.{1,8}/g) ?? []
  )
    .map((group) => {
      let value = Number.parseInt(group.padEnd(8, '0'), 16);
      let digits = '';
      for (let at = 0; at < 5; at += 1, value = Math.floor(value / 85))
        digits = String.fromCharCode(33 + (value % 85)) + digits;
      return digits.slice(0, group.length / 2 + 1);
    })
    .join('')}~>`;

const Z85 = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#';
const base85: Encoder = (text) =>
  (
    Buffer.from(text)
      .toString('hex')
      .match(/.{1,8}/g) ?? []
  )
    .map((group) => asNumber(Z85)(Buffer.from(group.padEnd(8, '0'), 'hex').toString('latin1')))
    .join('');

const uuencoded: Encoder = (text) =>
  String.fromCharCode(32 + Buffer.byteLength(text)) +
  Buffer.from(text)
    .toString('base64')
    .replace(/=/g, 'A')
    .replace(/./g, (digit) => String.fromCharCode(32 + BASE64.indexOf(digit)))
    .replaceAll(' ', '`');
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const shifted =
  (by: number): Encoder =>
  (text) =>
    text.replace(/[a-z]/gi, (letter) => {
      const first = letter <= 'Z' ? 65 : 97;
      return String.fromCharCode(((letter.charCodeAt(0) - first + by) % 26) + first);
    });
const rot47: Encoder = (text) =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(33 + ((c.charCodeAt(0) - 33 + 47) % 94)));
const atbash: Encoder = (text) =>
  text.replace(/[a-z]/gi, (letter) =>
    String.fromCharCode((letter <= 'Z' ? 155 : 219) - letter.charCodeAt(0)),
  );

const MORSE =
  '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..'.split(
    ' ',
  );
const MORSE_DIGITS = '----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.'.split(' ');
const morse: Encoder = (text) =>
  [...text.toLowerCase()]
    .map(
      (c) =>
        MORSE['abcdefghijklmnopqrstuvwxyz'.indexOf(c)] ?? MORSE_DIGITS['0123456789'.indexOf(c)] ?? '..--..',
    )
    .join(' ');

const LOOK_ALIKE: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  o: 'о',
  p: 'р',
  x: 'х',
  0: '০',
  3: 'з',
};

export const ENCODERS: Readonly<Record<string, Encoder>> = {
  'escapes of CSS': each((byte) => `\\${byte.toString(16)}`, ' '),
  'escapes of CSS without spaces': each((byte) => `\\${inBase(16, 6)(byte)}`),
  'overlong UTF-8': each((byte) => `%C${(byte >> 6).toString(16)}%${(0x80 | (byte & 0x3f)).toString(16)}`),
  ASCII85: ascii85,
  Z85: base85,
  base32hex: base32('0123456789ABCDEFGHIJKLMNOPQRSTUV'),
  'base32 of Crockford': base32('0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
  'z-base-32': base32('ybndrfg8ejkmcpqxot1uwisza345h769'),
  base36: asNumber('0123456789abcdefghijklmnopqrstuvwxyz'),
  base58: asNumber('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'),
  base62: asNumber('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'),
  'one decimal number': asNumber('0123456789'),
  uuencode: uuencoded,
  'raw deflate in base64': (text) => deflateRawSync(text).toString('base64'),
  'raw deflate in hex': (text) => deflateRawSync(text).toString('hex'),
  'base64 with another alphabet': (text) =>
    Buffer.from(text)
      .toString('base64')
      .replace(/[a-z]/gi, (c) => (c <= 'Z' ? c.toLowerCase() : c.toUpperCase())),
  hex: (text) => Buffer.from(text).toString('hex'),
  base64: (text) => Buffer.from(text).toString('base64'),
  'percent-encoding': each((byte) => `%${inBase(16, 2)(byte)}`),
  'hex with dots': each(inBase(16, 2), '.'),
  'decimal code points': each(String, ' '),
  'decimal code points with hyphens': each(String, '-'),
  'octal bytes': each((byte) => byte.toString(8), ' '),
  'binary digits with dots': each(inBase(2, 8), '.'),
  'ternary digits': each(inBase(3, 6), ' '),
  'bytes of UTF-16': (text) => [...Buffer.from(text, 'utf16le')].join(' '),
  ROT5: (text) => text.replace(/\d/g, (digit) => String((Number(digit) + 5) % 10)),
  ROT7: shifted(7),
  ROT13: shifted(13),
  ROT47: rot47,
  Atbash: atbash,
  'from behind': (text) => [...text].reverse().join(''),
  'every second character first': (text) =>
    [...text].filter((_, at) => at % 2 === 0).join('') + [...text].filter((_, at) => at % 2 === 1).join(''),
  Morse: morse,
  Braille: each((byte) => String.fromCodePoint(0x2800 + byte)),
  emoji: each((byte) => String.fromCodePoint(0x1f400 + byte)),
  'letters in circles': (text) =>
    text.replace(/[A-Z]/g, (c) => String.fromCodePoint(0x24b6 + c.charCodeAt(0) - 65)),
  'letters of another script': (text) => [...text].map((c) => LOOK_ALIKE[c] ?? c).join(''),
  Punycode: (text) => `xn--${text}-kva`,
  'spaces between characters': (text) => [...text].join(' '),
  'hyphens between characters': (text) => [...text].join('-'),
  'pipes between characters': (text) => [...text].join(' | '),
  'line ends every three characters': (text) => text.replace(/.{3}/gs, '$&\r\n'),
  'zero-width joiners': (text) => [...text].join('\u200d'),
  'elements around characters': (text) => [...text].map((c) => `<b>${c}</b>`).join(''),
  'a JSON list of numbers': (text) => JSON.stringify(bytes(text)),
};

/** The secret in up to three encodings, one inside the other. */
export const encoded = (secret: string, by: readonly string[]): string =>
  by.reduce((text, name) => ENCODERS[name]!(text), secret);

const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

/** The length of the longest part, not counting white space, that two texts have in common. */
export function inCommon(one: string, other: string): number {
  const [a, b] = [withoutSpace(one), withoutSpace(other)];
  let longest = 0;
  for (let from = 0; from + longest < a.length; from += 1)
    while (from + longest < a.length && b.includes(a.slice(from, from + longest + 1))) longest += 1;
  return longest;
}

/** How much of an encoded secret has 8 of its characters. */
export const ofEight = (secret: string, echo: string): number =>
  Math.max(8, Math.floor((8 * withoutSpace(echo).length) / secret.length));
