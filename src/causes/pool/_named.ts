import type { Evidence } from '../../evidence/evidence.ts';
import { meantProvider, splitPoolIds } from '../../evidence/facts/confluent.ts';
import { amendClient, amendProvider } from '../../evidence/amend.ts';
import { mapObserved } from '../../evidence/observation.ts';
import { client } from '../../evidence/facts/client.ts';
import { everyPool, named, type NamedPool } from '../../evidence/facts/pools.ts';
import { provider } from '../../evidence/facts/confluent.ts';
import { isOneEdit } from '../../idp/_issuer-difference.ts';
import { writeExtensions } from '../_notation.ts';
import type { FixCommand } from '../define.ts';

export const namedReads = { named, everyPool, poolId: client.poolId } as const;
export const namedMayRead = { provider: provider.meant } as const;

/** What is wrong with the pools that the client names: the first of them, and what kind of wrong. */
export type NamedTrouble =
  | { readonly kind: 'union'; readonly bad: NamedPool }
  | { readonly kind: 'typo'; readonly bad: NamedPool; readonly meant?: string }
  | { readonly kind: 'unknown'; readonly bad: NamedPool }
  | { readonly kind: 'foreign'; readonly bad: NamedPool };

export function troubleWith(
  all: readonly NamedPool[],
  known: readonly (string | undefined)[],
): NamedTrouble | undefined {
  const bad = all.find(({ owner }) => owner !== 'meant');
  if (bad === undefined) return undefined;
  if (all.length > 1 && all.some(({ owner }) => owner === 'meant')) return { kind: 'union', bad };
  if (bad.owner === 'other') return { kind: 'foreign', bad };
  const meant = known.find((id) => id !== undefined && isSlip(bad.id, id));
  if (meant !== undefined) return { kind: 'typo', bad, meant };
  return /^pool-[A-Za-z0-9]+$/.test(bad.id) ? { kind: 'unknown', bad } : { kind: 'typo', bad };
}

/** Pool ids are case-sensitive, and a letter in them is easily taken for another: l, 1 and I, O and 0. */
const isSlip = (written: string, id: string): boolean =>
  lookOf(written) === lookOf(id) || isOneEdit(written, id);

const lookOf = (id: string): string =>
  id
    .trim()
    .toLowerCase()
    .replace(/[1i]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/^(?:pool-?)?/, '');

/** The client would name these pools. */
export function namePools(evidence: Evidence, ids: readonly string[]): Evidence {
  const poolId = ids.join(',');
  const extensions = Object.fromEntries(
    Object.entries(evidence.client.extensions).map(([name, value]) => [
      name,
      name.toLowerCase() === 'identitypoolid' ? poolId : value,
    ]),
  );
  return amendClient(evidence, { poolId, extensions });
}

export const otherIds = (evidence: Evidence, bad: string): readonly string[] =>
  splitPoolIds(evidence.client.poolId).filter((id) => id !== bad);

/** The provider would have such a pool; what is in it was not seen. */
export function presumePool(evidence: Evidence, id: string): Evidence {
  const owner = meantProvider(evidence);
  if (!owner.known) return evidence;
  return amendProvider(evidence, {
    pools: mapObserved(owner.value.pools, (all) => [...all, { id, source: 'the repair' }]),
  });
}

export const configurePool = (id: string, { client: configured }: Evidence): readonly FixCommand[] =>
  writeExtensions(configured, {
    logicalCluster: configured.logicalCluster ?? '$LOGICAL_CLUSTER',
    ...configured.extensions,
    identityPoolId: id,
  });
