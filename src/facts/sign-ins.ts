import type { Evidence } from '../evidence/evidence.ts';
import { fact, known, mapReading, reading, unknown, type Fact, type Reading } from '../evidence/fact.ts';

/*
 * Sign-ins with the same token that differ only in the pool. Confluent checks the identity provider and its keys first,
 * and the pool after that: if one sign-in succeeds and the other fails, the pool must be the reason.
 */

/** The key of the sign-in that names no pool: Confluent then uses every pool whose filter matches. */
export const WITHOUT_POOL = 'sign-in-without-pool';

/** The key of the sign-in with one pool of several. */
export const withPoolAlone = (id: string): string => `${WITH_POOL}${id}`;

const WITH_POOL = 'sign-in-with-pool ';

/** The result of a sign-in with one of the pools that the client names. */
export interface PoolAlone {
  readonly id: string;
  readonly accepted: boolean;
}

export const signIns = {
  withoutPool: fact(
    'sign-in without a pool',
    ({ experiments: { [WITHOUT_POOL]: seen } }: Evidence): Reading<boolean> =>
      seen === undefined
        ? unknown('no sign-in without the pool was tried')
        : mapReading(reading(seen), ({ succeeded }) => succeeded),
  ),
  poolsAlone: fact(
    'sign-ins with one pool each',
    ({ experiments }: Evidence): Reading<readonly PoolAlone[]> => {
      const tried = Object.entries(experiments).flatMap(([key, seen]) =>
        key.startsWith(WITH_POOL) && seen.status === 'observed'
          ? [{ id: key.slice(WITH_POOL.length), accepted: seen.value.succeeded }]
          : [],
      );
      return tried.length === 0
        ? unknown('no sign-in with one pool each was tried')
        : known(tried, 'SaslAuthenticate answers');
    },
  ),
  /** Whether any sign-in with this token succeeded, which proves issuer, signature, keys and claims. */
  tokenIsTaken: fact('token that Confluent takes', (evidence: Evidence): Reading<true> => {
    const { withoutPool, poolsAlone } = signIns;
    const [without, alone] = [withoutPool.read(evidence), poolsAlone.read(evidence)];
    const isTaken =
      (without.known && without.value) || (alone.known && alone.value.some(({ accepted }) => accepted));
    return isTaken ? known(true, 'SaslAuthenticate answer') : unknown('no other sign-in was let in');
  }),
} as const satisfies Record<string, Fact<unknown>>;
