import { open } from 'node:fs/promises';

/** More than any configuration, secret, token or list of certificates needs. */
const LONGEST = 4 * 1024 * 1024;

/**
 * A file's text, whatever it is (a device that never ends is cut off).
 *
 * @throws as `fs.open`, or a RangeError with a message for people when it is longer than `longest` bytes.
 */
export async function readTextFile(path: string, longest = LONGEST): Promise<string> {
  const file = await open(path, 'r');
  try {
    return await readText(file.createReadStream({ autoClose: false }), longest);
  } finally {
    await file.close();
  }
}

/** @throws RangeError with a message for people when there is more than `longest` bytes. */
export async function readText(stream: AsyncIterable<Buffer | string>, longest = LONGEST): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    length += bytes.length;
    if (length > longest) throw new RangeError(`it is longer than ${Math.round(longest / 1024 / 1024)} MiB`);
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}
