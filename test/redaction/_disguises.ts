import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';

type Disguise = (secret: string) => string;

const bytesOf = (text: string): readonly number[] => [...Buffer.from(text)];
const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const units = (text: string): readonly number[] =>
  [...text].map((character) => character.codePointAt(0) ?? 0);
function base32(text: string): string {
  const bits = bytesOf(text)
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}
const entities: Disguise = (s) =>
  s.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? '&#39;');
const everyByte: Disguise = (s) =>
  bytesOf(s)
    .map((byte) => `%${hex(byte).toUpperCase()}`)
    .join('');

/** The encodings in which a server may echo its input. */
export const DISGUISES: Readonly<Record<string, Disguise>> = {
  'as it is': (s) => s,
  'percent-encoded': encodeURIComponent,
  'percent-encoded in lower case': (s) => encodeURIComponent(s).toLowerCase(),
  'percent-encoded twice': (s) => encodeURIComponent(encodeURIComponent(s)),
  'percent-encoded three times': (s) => encodeURIComponent(encodeURIComponent(encodeURIComponent(s))),
  'every byte percent-encoded': everyByte,
  'as a form': (s) => new URLSearchParams({ s }).toString().slice(2),
  HTML: entities,
  'HTML twice': (s) => entities(entities(s)),
  'decimal entities': (s) =>
    units(s)
      .map((each) => `&#${each};`)
      .join(''),
  'decimal entities without semicolons': (s) =>
    units(s)
      .map((each) => `&#${each} `)
      .join('')
      .trim(),
  'hexadecimal entities': (s) =>
    units(s)
      .map((each) => `&#x${each.toString(16)};`)
      .join(''),
  'hexadecimal entities in upper case': (s) =>
    units(s)
      .map((each) => `&#X${each.toString(16).toUpperCase()};`)
      .join(''),
  'some entities': (s) =>
    [...s].map((c, at) => (at % 3 === 0 ? `&#${c.codePointAt(0)};` : entities(c))).join(''),
  hex: (s) => Buffer.from(s).toString('hex'),
  'upper-case hex': (s) => Buffer.from(s).toString('hex').toUpperCase(),
  'hex with colons': (s) => bytesOf(s).map(hex).join(':'),
  'hex with spaces': (s) => bytesOf(s).map(hex).join(' '),
  'hex as a C array': (s) =>
    bytesOf(s)
      .map((each) => `0x${hex(each)}`)
      .join(', '),
  base64: base64,
  base64url: (s) => Buffer.from(s).toString('base64url'),
  'base64 behind an id': (s) => base64(`orders:${s}`),
  'base64 shifted by one': (s) => base64(`x${s}`),
  'base64 shifted by two': (s) => base64(`xy${s}z`),
  'base64 wrapped': (s) => base64(s).replace(/.{5}/g, '$&\r\n'),
  'base64 twice': (s) => base64(base64(s)),
  'base64 in lower case (last)': (s) => base64(s).toLowerCase(),
  'base64 in JSON': (s) => base64(s).replaceAll('/', String.raw`\/`),
  'quoted-printable': (s) =>
    bytesOf(s)
      .map((each) => `=${hex(each).toUpperCase()}`)
      .join(''),
  'quoted-printable, wrapped': (s) =>
    bytesOf(s)
      .map((each, at) => `${at % 7 === 6 ? '=\r\n' : ''}=${hex(each).toUpperCase()}`)
      .join(''),
  JSON: (s) => JSON.stringify(s).slice(1, -1),
  'JSON in JSON': (s) => JSON.stringify(JSON.stringify(s)).slice(1, -1),
  'every character as \\u': (s) =>
    Array.from({ length: s.length }, (_, at) => `\\u${s.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  'every byte as \\x': (s) =>
    bytesOf(s)
      .map((each) => `\\x${hex(each)}`)
      .join(''),
  'every byte as an octal escape': (s) =>
    bytesOf(s)
      .map((each) => `\\${each.toString(8).padStart(3, '0')}`)
      .join(''),
  'decimal bytes': (s) => `[${bytesOf(s).join(', ')}]`,
  'UTF-16 in base64': (s) => Buffer.from(s, 'utf16le').toString('base64'),
  'big-endian UTF-16 in base64': (s) => Buffer.from(s, 'utf16le').swap16().toString('base64'),
  'UTF-16 in hex': (s) => Buffer.from(s, 'utf16le').toString('hex'),
  'UTF-7': (s) => `+${Buffer.from(s, 'utf16le').swap16().toString('base64').replace(/=+$/, '')}-`,
  'base64url, wrapped': (s) => Buffer.from(s).toString('base64url').replace(/.{7}/g, '$&\n'),
  'base64 in a mail header': (s) => `=?utf-8?B?${base64(s)}?=`,
  'base64 in pieces of a program': (s) => base64(s).replace(/.{6}/g, '$&" + "'),
  base32: (s) => base32(s),
  'base32 in lower case': (s) => base32(s).toLowerCase(),
  'gzip in base64': (s) => gzipSync(s).toString('base64'),
  'gzip in base64url': (s) => gzipSync(s).toString('base64url'),
  'gzip in hex': (s) => gzipSync(s).toString('hex'),
  'deflate in base64': (s) => deflateSync(s).toString('base64'),
  'code points': (s) =>
    units(s)
      .map((each) => `U+${each.toString(16).padStart(4, '0')}`)
      .join(' '),
  'binary digits': (s) =>
    bytesOf(s)
      .map((each) => each.toString(2).padStart(8, '0'))
      .join(' '),
  'octal bytes': (s) =>
    bytesOf(s)
      .map((each) => `0${each.toString(8)}`)
      .join(' '),
  'calls of chr': (s) =>
    bytesOf(s)
      .map((each) => `chr(${each})`)
      .join('.'),
  'upper case': (s) => s.toUpperCase(),
  'lower case': (s) => s.toLowerCase(),
  'a line break inside': (s) => `${s.slice(0, 5)}\n${s.slice(5)}`,
  'spaces between all characters': (s) => [...s].join(' '),
  'zero-width spaces between all characters': (s) => [...s].join('\u200b'),
  'a tag inside': (s) => `${s.slice(0, 6)}<wbr/>${s.slice(6)}`,
  'full-width': (s) => s.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  'ROT13 (last)': (s) =>
    s.replace(/[a-z]/gi, (c) => {
      const from = c <= 'Z' ? 65 : 97;
      return String.fromCharCode(((c.charCodeAt(0) - from + 13) % 26) + from);
    }),
  'from behind (last)': (s) => [...s].reverse().join(''),
  'the first 12 characters': (s) => s.slice(0, 12),
  '8 characters of the middle': (s) => s.slice(3, 11),
  'the last 9 characters': (s) => s.slice(-9),
};

/** What leaves a secret's letters and digits in order. */
export const TAKEN_APART: Readonly<Record<string, Disguise>> = {
  'a JSON list of characters': (s) => JSON.stringify([...s]),
  'pieces of a program': (s) => (s.match(/.{1,5}/g) ?? []).map((each) => JSON.stringify(each)).join(' + '),
  'dots between all characters': (s) => [...s].join('.'),
  'hyphens every four characters': (s) => (s.match(/.{1,4}/g) ?? []).join('-'),
  'accents on all characters': (s) => [...s].join('\u0301'),
};

/** Where a secret may be in a server's answer; § is the secret. */
export const PLACES: readonly string[] = [
  '§',
  'Invalid client secret: § (trace 7f3a)',
  '{"error":"invalid_client","error_description":"bad §"}',
  '<html><title>401 §</title><body>no',
  'Bearer realm="x", error="invalid_token", error_description="§"',
  'https://sso.acme.example/error?hint=§&x=1',
  'grant_type=client_credentials&client_secret=§',
  'CN=§, O=Acme',
];

/**
 * Secrets as products generate them, and as people choose them; long enough that 12 encoded characters are only a part.
 */
export const secrets: fc.Arbitrary<string> = fc
  .oneof(
    fc.stringMatching(/^[A-Za-z0-9_~.-]{16,64}$/),
    fc.stringMatching(/^[A-Za-z0-9+/]{32,64}$/),
    fc.stringMatching(/^[!-~]{16,40}$/),
    fc.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/),
  )
  .filter((text) => new Set(text).size > 8);
