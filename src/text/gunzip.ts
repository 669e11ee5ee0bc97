import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The first bytes of every gzip file (RFC 1952 section 2.3.1). */
const MAGIC = [0x1f, 0x8b] as const;

/** @param begin the first bytes of a file */
export const isGzip = (begin: Uint8Array): boolean => MAGIC.every((byte, index) => begin[index] === byte);

/**
 * The content of a text that may be compressed with gzip, as rotated logs are; other bytes unchanged. Nothing but the
 * chunk in hand is kept.
 *
 * @throws an error with the code `Z_DATA_ERROR` or `Z_BUF_ERROR` for damaged or truncated gzip
 */
export async function* gunzipped(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<Uint8Array | string> {
  const iterator = chunks[Symbol.asyncIterator]();
  const head: (Uint8Array | string)[] = [];
  while (Buffer.concat(head.map((each) => Buffer.from(each))).length < MAGIC.length) {
    const next = await iterator.next();
    if (next.done === true) break;
    head.push(next.value);
  }
  const begin = Buffer.concat(head.map((each) => Buffer.from(each)));
  const all = resumed(head, iterator);
  if (!isGzip(begin)) {
    yield* all;
    return;
  }
  const packed = Readable.from(all);
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of packed.pipe(gunzip)) yield chunk as Buffer;
  } finally {
    packed.destroy();
  }
}

async function* resumed(
  head: readonly (Uint8Array | string)[],
  rest: AsyncIterator<Uint8Array | string>,
): AsyncGenerator<Uint8Array | string, void, undefined> {
  try {
    yield* head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
