import { main } from '../../src/cli/main.ts';
import type { Io } from '../../src/cli/_command.ts';

export interface Session {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process. */
export async function oauthbearer(
  argv: readonly string[],
  given: Partial<Io> & { readonly input?: string } = {},
): Promise<Session> {
  let stdout = '';
  let stderr = '';
  const code = await main(argv, {
    env: {},
    stdin: (async function* () {
      yield given.input ?? '';
    })(),
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    ...given,
  });
  return { code, stdout, stderr };
}

/** Notes on stderr, without what only a busy machine has time to say: what a run is waiting for. */
export const besidesWaiting = (notes: string): string =>
  notes.replace(/^oauthbearer: waiting for .*\n/gm, '');
