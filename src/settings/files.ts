import { open } from 'node:fs/promises';

/** More than any configuration, secret, token or list of certificates needs. */
const LONGEST = 4 * 1024 * 1024;

/**
 * A file's bytes, whatever it is (a device that never ends is cut off).
 *
 * @throws as `fs.open`, or a RangeError with a message for people when it is longer than `longest` bytes.
 */
export async function readFileBytes(path: string, longest = LONGEST): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    return await readBytes(file.createReadStream({ autoClose: false }), longest);
  } finally {
    await file.close();
  }
}

/** @throws RangeError with a message for people when there is more than `longest` bytes. */
export async function readBytes(
  stream: AsyncIterable<Buffer | string>,
  longest = LONGEST,
): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    length += bytes.length;
    if (length > longest) throw new RangeError(`it is longer than ${Math.round(longest / 1024 / 1024)} MiB`);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** Text of bytes that are UTF-8; what is not becomes U+FFFD. */
export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
