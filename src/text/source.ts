import type { Place } from '../evidence/source.ts';
import { TooLarge, UsageError } from './problem.ts';
import { whole, type Located } from './located.ts';

/** A file, or an embedded file (a value of a Kubernetes ConfigMap). */
export interface Source {
  /** As given; for an embedded file, the path of the outer one. */
  readonly path: string;
  /** The name that reveals the format: for an embedded file, the inner one. */
  readonly name: string;
  readonly content: Located;
  /** The text of the whole outer file, which offsets refer to. */
  readonly file: string;
  /** Line and column, counted from 1. */
  readonly placeAt: (offset: number) => Place;
  /** The file was not valid UTF-8, and was decoded as ISO 8859-1. */
  readonly isLatin1: boolean;
}

/** In bytes; the limit of Kubernetes for a ConfigMap or Secret, and more than any configuration needs. */
export const LARGEST_FILE = 1024 * 1024;
const MOST_LINES = 50_000;

/**
 * Decodes the bytes of a file. Only `.properties` may be ISO 8859-1, as in `java.util.Properties.load`.
 *
 * @throws UsageError with the place of the first invalid byte; TooLarge
 */
export function sourceOf(path: string, bytes: Uint8Array): Source {
  const foreign = FOREIGN.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte));
  if (foreign !== undefined) throw new UsageError([`${path}:1:1: is ${foreign.what}`]);
  if (bytes.length > LARGEST_FILE)
    throw new TooLarge([`${path}: the file is larger than 1 MiB, too large for a client's configuration`]);
  const utf8 = decodedUtf8(bytes);
  const text = utf8 ?? Buffer.from(bytes).toString('latin1');
  const placeAt = lineCounterOf(text);
  const unreadable = ({ index, what }: { readonly index: number; readonly what: string }): UsageError => {
    const { line, column } = placeAt(index);
    return new UsageError([`${path}:${line}:${column}: ${what}`]);
  };
  const control = text.search(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/);
  if (control >= 0)
    throw unreadable({
      index: control,
      what: 'not a text file: it contains binary data. Is it the right file?',
    });
  if (utf8 === undefined && !/\.properties$/i.test(path)) {
    throw unreadable({
      index: firstBadByte(bytes),
      what: 'not valid UTF-8 from here on; save the file as UTF-8',
    });
  }
  if (placeAt(text.length).line > MOST_LINES) {
    throw new TooLarge([
      `${path}:1:1: the file has more than ${MOST_LINES} lines, too many for a client's configuration`,
    ]);
  }
  return { path, name: path, content: whole(text), file: text, placeAt, isLatin1: utf8 === undefined };
}

/** @throws UsageError with the place in the file */
export function unreadableAt(source: Source, index: number, what: string): UsageError {
  const { line, column } = source.placeAt(source.content.offsetAt(index));
  return new UsageError([`${source.path}:${line}:${column}: ${what}`]);
}

/** An embedded file. */
export const inner = (outer: Source, name: string, content: Located): Source => ({ ...outer, name, content });

const FOREIGN: readonly { readonly magic: readonly number[]; readonly what: string }[] = [
  { magic: [0xff, 0xfe], what: 'UTF-16 text; save it as UTF-8' },
  { magic: [0xfe, 0xff], what: 'UTF-16 text; save it as UTF-8' },
  { magic: [0x50, 0x4b, 0x03, 0x04], what: 'a ZIP archive; unpack it' },
  { magic: [0x1f, 0x8b], what: 'a gzip archive; unpack it' },
  {
    magic: [0xfe, 0xed, 0xfe, 0xed],
    what: 'a Java keystore, not a configuration; give the file that names it',
  },
  {
    magic: [0x30, 0x82],
    what: 'a keystore (PKCS #12) or a certificate (DER), not a configuration; give the file that names it',
  },
  { magic: [0x25, 0x50, 0x44, 0x46], what: 'a PDF; save the configuration as text' },
  { magic: [0x89, 0x50, 0x4e, 0x47], what: 'an image; give the configuration as text' },
  { magic: [0xff, 0xd8, 0xff], what: 'an image; give the configuration as text' },
];

function decodedUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** In ISO 8859-1 each byte is one character, so its offset is its index. */
function firstBadByte(bytes: Uint8Array): number {
  const replaced = Buffer.from(bytes).toString('utf8').indexOf('\ufffd');
  return Buffer.byteLength(Buffer.from(bytes).toString('utf8').slice(0, replaced));
}

/** Counts lines and columns of a text from 1. */
export function lineCounterOf(text: string): (offset: number) => Place {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}
