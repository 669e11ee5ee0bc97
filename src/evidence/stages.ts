import type { Connection, StageResult } from './connection.ts';

const STAGES = ['dns', 'tcp', 'tunnel', 'tls'] as const;

type StageName = (typeof STAGES)[number];

/** How a stage ended for the client; undefined when the connection never reached it. */
const resultOf = (name: StageName, connection: Connection): StageResult<unknown> | undefined =>
  name === 'tls' ? clientsHandshake(connection) : connection[name];

/** A connection's stages in order; those it never reached are left out. */
export const stagesOf = (
  connection: Connection,
): readonly { readonly name: StageName; readonly result: StageResult<unknown> }[] =>
  STAGES.flatMap((name) => {
    const result = resultOf(name, connection);
    return result === undefined ? [] : [{ name, result }];
  });

/** The code of a handshake that the doctor makes and the client does not: its own list lacks the authority. */
export const NOT_TRUSTED_BY_CLIENT = 'NOT_TRUSTED_BY_CLIENT';

/** How the TLS handshake ends for the client, which may trust fewer authorities than the doctor. */
export function clientsHandshake({ tls }: Connection): Connection['tls'] {
  if (tls?.ok !== true || tls.value.clientTrust !== 'lacks-authority') return tls;
  const authority = tls.value.chain.at(-1)?.issuer ?? 'the authority of this certificate';
  return {
    ok: false,
    code: NOT_TRUSTED_BY_CLIENT,
    message: `the client's own list of authorities does not have ${authority}`,
    tookMs: tls.tookMs,
    value: tls.value,
  };
}

/** Where a connection of the client stops; undefined when it succeeds. */
export function firstFailure(
  connection: Connection,
): { readonly stage: StageName; readonly code: string; readonly message: string } | undefined {
  for (const stage of STAGES) {
    const result = resultOf(stage, connection);
    if (result?.ok === false) return { stage, code: result.code, message: result.message };
  }
  return undefined;
}

/** The code of a connection that we refused to make because of the address that its name resolves to. */
export const PRIVATE_ADDRESS = 'PRIVATE_ADDRESS';

/** Whether we refused to connect, so that nothing is known about the server. */
export const wasNotTried = ({ tcp }: Connection): boolean =>
  tcp?.ok === false && tcp.code === PRIVATE_ADDRESS;

/** The code of a failure for which no server is to blame: this process could not run while it waited for the answer. */
export const HELD_UP = 'HELD_UP';

/** Whether a failure with this code says nothing about a server: the run was interrupted, or could not go on. */
export const saysNothing = (code: string): boolean => code === HELD_UP || code === 'ABORTED';
