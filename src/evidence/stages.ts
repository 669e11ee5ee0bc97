import type { Connection, StageResult } from './connection.ts';

/** A connection's stages in their order; those that it never came to are left out. */
export const stagesOf = (
  connection: Connection,
): readonly { readonly name: 'dns' | 'tcp' | 'tunnel' | 'tls'; readonly result: StageResult<unknown> }[] =>
  (['dns', 'tcp', 'tunnel', 'tls'] as const).flatMap((name) => {
    const result = connection[name];
    return result === undefined ? [] : [{ name, result }];
  });

/** Where a connection stopped; undefined when it came about. */
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

/** The code of a connection that the doctor did not make because of the address that its name leads to. */
export const PRIVATE_ADDRESS = 'PRIVATE_ADDRESS';

/** Whether the doctor itself decided against a connection: it says nothing of the server. */
export const wasNotTried = ({ tcp }: Connection): boolean =>
  tcp?.ok === false && tcp.code === PRIVATE_ADDRESS;
