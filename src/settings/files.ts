import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** More than any configuration, secret, token or list of certificates needs. */
const LONGEST = 4 * 1024 * 1024;

/** How long to wait for a pipe without a writer, and for a silent writer: `<(vault read …)` may sign in first. */
const PATIENCE_MS = { noWriter: 5_000, silence: 30_000 } as const;
const PAUSE_MS = 20;
const CHUNK = 65_536;

/**
 * A file's bytes, whatever it is: a growing file and an endless device are cut off, and a pipe without a writer is
 * given up.
 *
 * @throws like `fs.open` and `fs.read`, or a RangeError with a message for people when it is longer than `longest`
 * bytes or does not arrive
 */
export async function readFileBytes(path: string, longest = LONGEST): Promise<Uint8Array> {
  const content = regularFileBytes(path, longest);
  if (content !== undefined) return content;
  const file = await openToRead(path);
  try {
    return await readBytes(chunksOf(file), longest);
  } finally {
    await file.close();
  }
}

/**
 * The content of a regular file, which is there without waiting; loading `fs.promises` takes a sixth of the time of a
 * bare Node. Undefined for anything else.
 */
function regularFileBytes(path: string, longest: number): Uint8Array | undefined {
  // A pipe is opened once: its writer would get an error if its reader went away.
  if (!statSync(path).isFile()) return undefined;
  const file = openSync(path, TO_READ);
  try {
    if (!fstatSync(file).isFile()) return undefined;
    const parts: Buffer[] = [];
    for (let length = 0; ;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const read = readSync(file, chunk);
      if (read === 0) return Buffer.concat(parts);
      length += read;
      if (length > longest) throw tooLong(longest);
      parts.push(chunk.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}

/** The maximum read from a device or a pipe, which may never end. */
const LONGEST_STREAM = 256 * 1024 * 1024;

/**
 * The bytes of a text of any length, as a stream. For a growing file such as a log, its content at the start.
 *
 * @throws like `readFileBytes`; for anything but a regular file, beyond 256 MiB
 */
export async function* streamFile(path: string): AsyncGenerator<Buffer> {
  const file = await openToRead(path);
  try {
    const found = await file.stat();
    let left = found.isFile() && found.size > 0 ? found.size : LONGEST_STREAM;
    for await (const chunk of chunksOf(file)) {
      yield chunk.subarray(0, left);
      left -= chunk.length;
      if (left > 0) continue;
      if (found.isFile()) return;
      throw new RangeError(`it is a stream, and more than ${LONGEST_STREAM / 1024 / 1024} MiB came from it`);
    }
  } finally {
    await file.close();
  }
}

/**
 * Without waiting for a pipe's other end, which would prevent the process from exiting. Windows has no O_NONBLOCK,
 * despite the types.
 */
const TO_READ = constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0);

const openToRead = (path: string): Promise<FileHandle> => open(path, TO_READ);

async function* chunksOf(file: FileHandle): AsyncGenerator<Buffer> {
  const isPipe = (await file.stat()).isFIFO();
  let hasWriter = !isPipe;
  for (let silentMs = 0; ;) {
    const chunk = await readWhatIsThere(file);
    if (chunk !== undefined && chunk.length > 0) {
      yield chunk;
      [silentMs, hasWriter] = [0, true];
      continue;
    }
    // A pipe ends when its last writer has closed it.
    if (chunk !== undefined && hasWriter) return;
    hasWriter ||= chunk === undefined;
    silentMs += PAUSE_MS;
    if (!hasWriter && silentMs > PATIENCE_MS.noWriter)
      throw new RangeError('it is a pipe with no program writing to it');
    if (silentMs > PATIENCE_MS.silence) {
      throw new RangeError(`nothing came from it for ${PATIENCE_MS.silence / 1000} s`);
    }
    await wait(PAUSE_MS);
  }
}

/** Undefined: open, but without data yet. */
async function readWhatIsThere(file: FileHandle): Promise<Buffer | undefined> {
  try {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, null);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return undefined;
    throw error;
  }
}

/** @throws RangeError with a message for people when there are more than `longest` bytes */
export async function readBytes(
  stream: AsyncIterable<Buffer | string>,
  longest = LONGEST,
): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    length += bytes.length;
    if (length > longest) throw tooLong(longest);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

const tooLong = (longest: number): RangeError =>
  new RangeError(`it is longer than ${Math.round(longest / 1024 / 1024)} MiB`);

/** Decodes UTF-8; invalid bytes become U+FFFD. */
export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
