import { statSync, type Stats } from 'node:fs';
import { note, type Io } from './_command.ts';

/** The sources of settings in this process. */
export interface ProcessSources {
  readonly env: Io['env'];
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly readStdin: () => Promise<Uint8Array>;
  readonly warn: (line: string) => void;
  readonly openLog: (path: string) => AsyncIterable<Uint8Array | string>;
}

/**
 * @param quiet suppresses warnings
 * @param onLogBytes called while a log is read, with the length of each part
 */
export function sourcesOf(
  io: Io,
  {
    quiet = false,
    onLogBytes,
  }: { readonly quiet?: boolean; readonly onLogBytes?: (bytes: number) => void } = {},
): ProcessSources {
  const stdin = stdinOnce(io);
  return {
    env: io.env,
    readFile: async (path) => (await import('../settings/files.ts')).readFileBytes(path),
    readStdin: async () => (await import('../settings/files.ts')).readBytes(stdin()),
    openLog: (path) => unpacked(counted(path === '-' ? stdin() : chunksOf(path), onLogBytes)),
    warn: (line) => {
      if (!quiet) note(io, line);
    },
  };
}

async function* counted(
  chunks: AsyncIterable<Uint8Array | string>,
  onBytes: ((bytes: number) => void) | undefined,
): AsyncGenerator<Uint8Array | string> {
  for await (const chunk of chunks) {
    onBytes?.(chunk.length);
    yield chunk;
  }
}

/** A rotated log may be compressed. */
async function* unpacked(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array | string> {
  yield* (await import('../text/gunzip.ts')).gunzipped(chunks);
}

async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  yield* (await import('../settings/files.ts')).streamFile(path);
}

/** Only one setting can read standard input. */
function stdinOnce(io: Io): () => Io['stdin'] {
  let taken = false;
  return () => {
    if (taken) throw new RangeError('another setting already reads standard input');
    taken = true;
    return io.stdin;
  };
}

/** What is under a path; undefined if nothing is, or it cannot be asked. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
