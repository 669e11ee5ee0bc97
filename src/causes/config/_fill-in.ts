import type { ClientFacts } from '../../evidence/client.ts';
import { writeExtensions, writeSetting } from '../../clients/notation/notation.ts';
import type { FixCommand } from '../../evidence/fix.ts';
import type { Forgettable } from './_forget.ts';
import { variableFor } from './_variables.ts';

/** Lines for the client's file that set these settings, with variables for values that only the user knows. */
export function fillIn(configured: ClientFacts, names: readonly Forgettable[]): readonly FixCommand[] {
  if (configured.configuration === undefined) return [];
  const wanted = [...new Set(names)];
  const sent = wanted.flatMap((name) => {
    const extension = EXTENSIONS[name];
    return extension === undefined ? [] : [[extension, variableFor(name)] as const];
  });
  const kept = Object.entries(configured.extensions).filter(
    ([name]) => !sent.some(([extension]) => extension.toLowerCase() === name.toLowerCase()),
  );
  return [
    ...wanted
      .filter((name) => EXTENSIONS[name] === undefined)
      .map((name) => writeSetting(configured, name, variableFor(name))),
    ...(sent.length === 0 ? [] : writeExtensions(configured, Object.fromEntries([...sent, ...kept]))),
  ];
}

const EXTENSIONS: Readonly<Partial<Record<Forgettable, string>>> = {
  logicalCluster: 'logicalCluster',
  poolId: 'identityPoolId',
};
