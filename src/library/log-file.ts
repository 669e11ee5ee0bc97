import { createReadStream } from 'node:fs';
import type { LogStream } from '../doctor/read-log.ts';
import { invalid, UsageError } from '../text/problem.ts';

/** A log of the client, of any length and from any collector that `oauthbearer doctor --log` reads. */
export interface LogFile {
  /** Its path; the report uses this name. */
  readonly path: string;
  /** Its content, or a stream of it, such as the output of a running process; default: read from `path`. */
  readonly content?: string | Uint8Array | AsyncIterable<Uint8Array | string> | undefined;
}

/**
 * One log or several, ready to be read.
 *
 * @param property the name of the property in messages
 * @throws UsageError for anything else
 */
export function logsToRead(logs: LogFile | readonly LogFile[], property: string): readonly LogStream[] {
  const all: readonly LogFile[] = [logs].flat();
  // Callers in JavaScript are not type-checked; a string alone could be a path or the content.
  if (all.some((each) => typeof (each as Partial<LogFile> | null)?.path !== 'string')) {
    throw new UsageError([
      invalid(property, `${property}: must be logs, each with its path; for example { path: 'app.log' }`),
    ]);
  }
  return all.map(({ path, content }) => ({ path, chunks: chunksOf(path, content) }));
}

const chunksOf = (path: string, content: LogFile['content']): LogStream['chunks'] => {
  if (content === undefined) return readFrom(path);
  return typeof content === 'string' || content instanceof Uint8Array ? once(content) : content;
};

/** Opened when it is read: a stream that fails before that would end the process. */
async function* readFrom(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path) as AsyncIterable<Uint8Array>;
}

async function* once(content: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield content;
}
