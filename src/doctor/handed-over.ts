import * as z from 'zod/mini';
import type { Sources } from './load.ts';

const schema = z.object({
  flags: z.record(z.string(), z.unknown()),
  env: z.record(z.string(), z.string()),
  files: z.record(z.string(), z.string()),
});

/** Sources that keep what is read from them, so that another process can load the same target. */
export interface RecordedSources extends Sources {
  /** One line that contains all that was read, secrets too: for the standard input of the other process, and for nothing else. */
  readonly handOver: () => string;
}

/** How standard input is named among the files. */
const STDIN = '-';

/** @param env that of the other process, in place of this one's */
export function recordedSources(sources: Sources, env: Sources['env']): RecordedSources {
  const files = new Map<string, Uint8Array>();
  const kept = async (path: string, read: Promise<Uint8Array>): Promise<Uint8Array> => {
    const bytes = await read;
    files.set(path, bytes);
    return bytes;
  };
  return {
    ...sources,
    env,
    readFile: (path) => kept(path, sources.readFile(path)),
    readStdin: () => kept(STDIN, sources.readStdin()),
    handOver: () =>
      `${JSON.stringify({
        flags: sources.flags,
        env,
        files: Object.fromEntries(
          [...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]),
        ),
      })}\n`,
  };
}

/**
 * The sources that another process handed over.
 *
 * @throws RangeError for anything else
 */
export function sourcesHandedOver(line: string): Sources {
  let handed: z.infer<typeof schema>;
  try {
    handed = z.parse(schema, JSON.parse(line));
  } catch {
    throw new RangeError('it is not what "oauthbearer kubectl" hands over');
  }
  const readFile = async (path: string): Promise<Uint8Array> => {
    const held = Object.hasOwn(handed.files, path) ? handed.files[path] : undefined;
    if (held === undefined) throw new RangeError('it was not handed over');
    return Buffer.from(held, 'base64');
  };
  return {
    flags: handed.flags,
    env: handed.env,
    readFile,
    readStdin: () => readFile(STDIN),
    hasClientsFiles: true,
    warn: () => undefined,
  };
}
