import { note, type Io } from './_command.ts';

/** The sources of settings in this process. */
export interface ProcessSources {
  readonly env: Io['env'];
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly readStdin: () => Promise<Uint8Array>;
  readonly warn: (line: string) => void;
}

/** @param quiet suppresses warnings */
export function sourcesOf(io: Io, { quiet = false } = {}): ProcessSources {
  return {
    env: io.env,
    readFile: async (path) => (await import('../settings/files.ts')).readFileBytes(path),
    readStdin: stdinOnce(io),
    warn: (line) => {
      if (!quiet) note(io, line);
    },
  };
}

/** Only one setting can read standard input. */
function stdinOnce(io: Io): () => Promise<Uint8Array> {
  let taken = false;
  return async () => {
    if (taken) throw new RangeError('another setting already reads standard input');
    taken = true;
    const { readBytes } = await import('../settings/files.ts');
    return readBytes(io.stdin);
  };
}
