import type { Connection, StageResult } from './connection.ts';

/** A connection's stages in order; those it never reached are left out. */
export const stagesOf = (
  connection: Connection,
): readonly { readonly name: 'dns' | 'tcp' | 'tunnel' | 'tls'; readonly result: StageResult<unknown> }[] =>
  (['dns', 'tcp', 'tunnel', 'tls'] as const).flatMap((name) => {
    const result = connection[name];
    return result === undefined ? [] : [{ name, result }];
  });

/** Where a connection stopped; undefined when it succeeded. */
export function firstFailure(
  connection: Connection,
):
  | { readonly stage: 'dns' | 'tcp' | 'tunnel' | 'tls'; readonly code: string; readonly message: string }
  | undefined {
  for (const { name, result } of stagesOf(connection)) {
    if (!result.ok) return { stage: name, code: result.code, message: result.message };
  }
  return undefined;
}

/** The code of a connection that we refused to make because of the address that its name resolves to. */
export const PRIVATE_ADDRESS = 'PRIVATE_ADDRESS';

/** Whether we refused to connect, so that nothing is known about the server. */
export const wasNotTried = ({ tcp }: Connection): boolean =>
  tcp?.ok === false && tcp.code === PRIVATE_ADDRESS;
