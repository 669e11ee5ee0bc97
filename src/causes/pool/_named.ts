import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import type { Source } from '../../evidence/source.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { amendClient, amendPools } from '../../repair/amend.ts';
import type { Provider } from '../../evidence/confluent.ts';
import type { CauseId } from '../../evidence/gate.ts';
import { client } from '../../facts/client.ts';
import { everyPool, named, type NamedPool } from '../../facts/pools.ts';
import { provider, splitPoolIds } from '../../facts/confluent.ts';
import { isOneEdit } from '../../idp/issuer-difference.ts';
import { writeExtensions, type Given } from '../../clients/notation/notation.ts';
import { defineCause, type Cause, type EvidenceRow, type Recognition } from '../define.ts';
import type { Fix, FixCommand } from '../../evidence/fix.ts';
import { withoutPool } from '../sign-in-attempts.ts';

/** What is wrong with the pools that the client names: the first wrong one, and how. */
type NamedTrouble =
  | { readonly kind: 'union'; readonly bad: NamedPool }
  | { readonly kind: 'typo'; readonly bad: NamedPool; readonly meant?: string }
  | { readonly kind: 'unknown'; readonly bad: NamedPool }
  | { readonly kind: 'foreign'; readonly bad: NamedPool };

type Kind = NamedTrouble['kind'];

export interface NamedSeen<K extends Kind> {
  readonly trouble: Extract<NamedTrouble, { kind: K }>;
  /** The pools that the client could name. */
  readonly known: readonly string[];
  /** The identity provider that the client is meant to use. */
  readonly provider: Provider | undefined;
  /** Where the client names its pools. */
  readonly namedAt: Source;
}

export interface NamedCauseSpec<K extends Kind> {
  readonly id: CauseId;
  readonly title: string;
  readonly kind: K;
  readonly why: (seen: NamedSeen<K>) => string;
  readonly contrast?: (seen: NamedSeen<K>) => readonly [EvidenceRow, EvidenceRow] | undefined;
  readonly repair: (evidence: Evidence, trouble: NamedSeen<K>['trouble']) => Evidence;
  readonly repaired: string;
  readonly fix: (seen: NamedSeen<K>, evidence: Evidence) => Fix;
}

/** A cause for a client that names a wrong pool. `troubleWith` ensures that exactly one recognises itself. */
export function namedPoolCause<K extends Kind>(spec: NamedCauseSpec<K>): Cause {
  return defineCause({
    id: spec.id,
    title: spec.title,
    reads: { named, everyPool, poolId: client.poolId },
    mayRead: { provider: provider.meant },
    recognise: ({ named: all, everyPool: pools, provider: meant }, sources) => {
      const trouble = troubleWith(
        all,
        pools.map(({ pool }) => pool.id),
      );
      if (trouble?.kind !== spec.kind) return null;
      const seen: NamedSeen<K> = {
        trouble: trouble as Extract<NamedTrouble, { kind: K }>,
        known: pools
          .filter(({ owner }) => meant === undefined || owner.id === meant.id)
          .map(({ pool }) => pool.id ?? '?'),
        provider: meant,
        namedAt: sources.poolId,
      };
      const contrast = spec.contrast?.(seen);
      return {
        strength: 'shown',
        because: spec.why(seen),
        ...(contrast === undefined ? {} : { contrast }),
        seen,
      } satisfies Recognition & { seen: NamedSeen<K> };
    },
    repair: (evidence, { seen }) => spec.repair(evidence, seen.trouble),
    repaired: spec.repaired,
    experiment: (_, evidence) => withoutPool(evidence),
    fix: ({ seen }, evidence) => spec.fix(seen, evidence),
  });
}

function troubleWith(
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

/** Pool ids are case-sensitive, and some characters are easily confused: l, 1 and I, O and 0. */
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

/** The provider would have such a pool; its content is unknown. */
export const presumePool = (evidence: Evidence, id: string): Evidence =>
  amendPools(evidence, (all) => [...all, { id, source: 'the repair' }]);

export const configurePool = (id: Given, { client: configured }: Evidence): readonly FixCommand[] =>
  writeExtensions(configured, {
    logicalCluster: valueOr(configured.logicalCluster, 'CLUSTER_ID'),
    ...configured.extensions,
    identityPoolId: id,
  });

/** Lists the existing pools. */
export const listPools = (owner: Provider | undefined): FixCommand => ({
  kind: 'confluent-cli',
  text: sh`confluent iam pool list --provider ${valueOr(owner?.id, 'PROVIDER_ID')}`,
});
