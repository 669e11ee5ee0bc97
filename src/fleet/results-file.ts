import { constants, existsSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import * as z from 'zod/mini';
import { printedJson } from '../evidence/json.ts';
import { whyUnreadable } from '../settings/draw.ts';
import { streamFile } from '../settings/files.ts';
import { quoted, UsageError } from '../text/problem.ts';
import type { MemberResult } from './result.ts';
import { resultSchema } from './schema.ts';

/** Results as they arrive, a line of JSON each, so that a killed run leaves what it had finished. */
export interface ResultsFile {
  readonly add: (result: MemberResult) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * The results in a file. An incomplete line, which can only be the last one, is left by a killed run and ignored.
 *
 * @throws UsageError for a file that cannot be read, or that holds something else
 */
export async function* resultsIn(path: string): AsyncGenerator<MemberResult> {
  let at = 0;
  try {
    for await (const { line, isWhole } of linesOf(path)) {
      at += 1;
      const read = resultOf(line);
      if (read !== undefined) yield read;
      else if (isWhole || !isTorn(line)) throw notResults(path, at);
    }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError([`${quoted(path)}: ${whyUnreadable(error)}`]);
  }
}

/** Far more than the evidence of the few root causes that one client can have. */
const LONGEST_LINE = 4 * 1024 * 1024;

/** @throws RangeError with a message for people for a line that is too long to be a result */
async function* linesOf(path: string): AsyncGenerator<{ readonly line: string; readonly isWhole: boolean }> {
  const decoder = new TextDecoder();
  let open = '';
  for await (const chunk of streamFile(path)) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    open += first;
    for (const next of others) {
      yield { line: open, isWhole: true };
      open = next;
    }
    if (open.length > LONGEST_LINE) throw new RangeError('a line in it is too long to be a result');
  }
  if (open !== '') yield { line: open, isWhole: false };
}

const notResults = (path: string, line: number): UsageError =>
  new UsageError([`${quoted(path)}: line ${line} is not a result of "oauthbearer fleet --results"`]);

/** The beginning of a result. */
const isTorn = (line: string): boolean => line.startsWith(BEGINNING) || BEGINNING.startsWith(line);
const BEGINNING = '{"schemaVersion":1,"name":"';

function resultOf(line: string): MemberResult | undefined {
  try {
    const result = z.parse(resultSchema, JSON.parse(line));
    return Number.isNaN(Date.parse(result.startedAt)) ? undefined : result;
  } catch {
    return undefined;
  }
}

/**
 * Opens a file to append results to, and creates it if necessary. An incomplete last line is removed. It contains names
 * of clients and hosts, so only its owner can read it.
 *
 * @param onResult called with each result that is already in it
 * @throws UsageError when it cannot be written, and for a file that holds something else, which is not changed
 */
export async function openResults(
  path: string,
  onResult: (result: MemberResult) => void = () => undefined,
): Promise<ResultsFile> {
  if (existsSync(path)) for await (const result of resultsIn(path)) onResult(result);
  let file: FileHandle;
  try {
    file = await open(path, TO_APPEND, 0o600);
    const { size } = await file.stat();
    const end = await endOfLines(file);
    if (end < size) await file.truncate(end);
  } catch (error) {
    throw notWritten(path, error);
  }
  let queue: Promise<unknown> = Promise.resolve();
  return {
    add: (result) => {
      // After a failure the file may end in a part of a line, behind which nothing may be written.
      const written = queue.then(() => file.appendFile(printedJson(result, 0)));
      queue = written;
      return written.catch((error: unknown) => {
        throw notWritten(path, error);
      });
    },
    close: async () => {
      await queue.catch(() => undefined);
      await file.sync().catch(() => undefined);
      await file.close();
    },
  };
}

const { O_RDWR, O_CREAT, O_APPEND, O_NOFOLLOW = 0 } = constants as Partial<typeof constants>;
/** Appending keeps the lines of two runs with the same file whole. */
const TO_APPEND = O_RDWR! | O_CREAT! | O_APPEND! | O_NOFOLLOW;

function notWritten(path: string, error: unknown): UsageError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new UsageError([`--results ${quoted(path)}: ${WRITE_ERRORS[code] ?? whyUnreadable(error)}`]);
}

const WRITE_ERRORS: Readonly<Record<string, string>> = {
  EACCES: 'this user has no permission to write it',
  EDQUOT: 'your disk quota is used up; the results before this one are in the file',
  EFBIG: 'the file may not grow any more; the results before this one are in it',
  ELOOP: 'is a symbolic link, which is not followed; name the file itself',
  ENOENT: 'its folder does not exist',
  ENOSPC: 'the disk is full; the results before this one are in the file',
  EROFS: 'the file system is read-only',
};

const CHUNK = 65_536;

/** The offset after the last line break. */
async function endOfLines(file: FileHandle): Promise<number> {
  const buffer = Buffer.alloc(CHUNK);
  for (let end = (await file.stat()).size; end > 0; end -= CHUNK) {
    const start = Math.max(0, end - CHUNK);
    const { bytesRead } = await file.read(buffer, 0, end - start, start);
    const at = buffer.subarray(0, bytesRead).lastIndexOf('\n');
    if (at >= 0) return start + at + 1;
  }
  return 0;
}
