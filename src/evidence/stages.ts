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
