import { constants, existsSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Readable } from 'node:stream';
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
  let torn: number | undefined;
  try {
    for await (const line of createInterface({ input: Readable.from(streamFile(path)) })) {
      at += 1;
      if (torn !== undefined) throw notResults(path, torn);
      const read = resultOf(line);
      if (read !== undefined) yield read;
      else if (isTorn(line)) torn = at;
      else throw notResults(path, at);
    }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError([`${quoted(path)}: ${whyUnreadable(error)}`]);
  }
}

const notResults = (path: string, line: number): UsageError =>
  new UsageError([`${quoted(path)}: line ${line} is not a result of "oauthbearer fleet --results"`]);

/** The beginning of a result. */
const isTorn = (line: string): boolean => line.startsWith(BEGINNING) || BEGINNING.startsWith(line);
const BEGINNING = '{"schemaVersion":1,"name":"';

function resultOf(line: string): MemberResult | undefined {
  try {
    return z.parse(resultSchema, JSON.parse(line));
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
    file = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
    await file.truncate(await endOfLines(file));
  } catch (error) {
    throw new UsageError([`--results ${quoted(path)}: ${whyUnreadable(error)}`]);
  }
  let end = (await file.stat()).size;
  let queue: Promise<unknown> = Promise.resolve();
  return {
    add: (result) => {
      const line = Buffer.from(printedJson(result, 0));
      const written = queue.then(async () => {
        await file.write(line, 0, line.length, end);
        end += line.length;
      });
      queue = written.catch(() => undefined);
      return written;
    },
    close: async () => {
      await queue;
      await file.sync();
      await file.close();
    },
  };
}

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
