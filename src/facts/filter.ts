import { isMalformed, judgeFilter, type FilterVerdict } from '../cel/filter.ts';
import type { Pool } from '../evidence/confluent.ts';
import type { Evidence } from '../evidence/evidence.ts';
import {
  fact,
  known,
  mapReading,
  reading,
  thenReading,
  unknown,
  type Fact,
  type Reading,
} from '../evidence/fact.ts';
import type { JsonObject } from '../evidence/json.ts';
import { allOf, inWords } from '../evidence/source.ts';
import { meantPool, meantProvider, poolIds } from './confluent.ts';
import { jwt } from './token.ts';

/** A pool's filter and its value for the token. */
export interface PoolVerdict extends FilterVerdict {
  readonly pool: Pool;
}

/**
 * The pools that can admit the client: those it names, or the one described by flags; if it names none, all pools of
 * the provider (Confluent then uses every pool whose filter matches).
 */
function candidates(evidence: Evidence): Reading<readonly Pool[]> {
  return thenReading(meantProvider.read(evidence), (provider) =>
    thenReading(reading(provider.pools), (pools, source) => {
      const names = poolIds.read(evidence);
      const ids = names.known ? names.value : [];
      const named = pools.filter(({ id }) => id !== undefined && ids.includes(id));
      const described = pools.filter(({ id }) => id === undefined);
      const found =
        named.length > 0
          ? named
          : described.length > 0
            ? described
            : names.known && ids.length === 0
              ? pools
              : [];
      if (found.length > 0) return known(found, source);
      const meant = meantPool.read(evidence);
      return meant.known ? known([meant.value], meant.source) : meant;
    }),
  );
}

const judgedOn = (evidence: Evidence, token: Reading<JsonObject>): Reading<readonly PoolVerdict[]> =>
  thenReading(candidates(evidence), (pools, source) =>
    thenReading(token, (claims) => {
      const verdicts = pools.flatMap((pool) => verdictOf(pool, claims));
      return verdicts.length === 0
        ? unknown(`${inWords(pools[0]?.source ?? source)} does not say its filter`, '--pool-filter')
        : known(verdicts, allOf(verdicts.map(({ pool }) => pool.source)));
    }),
  );

const judged: Fact<readonly PoolVerdict[]> = fact('pool filters evaluated', (evidence) =>
  judgedOn(evidence, jwt.claims.read(evidence)),
);

/** By the claims: most repairs leave the token and the filters as they are. */
const verdicts = new WeakMap<JsonObject, Map<string, FilterVerdict>>();

function verdictOf(pool: Pool, claims: JsonObject): readonly PoolVerdict[] {
  const { filter: text } = pool;
  if (text === undefined) return [];
  const ofToken = verdicts.get(claims) ?? new Map<string, FilterVerdict>();
  verdicts.set(claims, ofToken);
  const verdict = ofToken.get(text) ?? judgeFilter(text, claims);
  ofToken.set(text, verdict);
  return [{ ...verdict, pool }];
}

const NEARNESS = { true: 0, unknown: 1, false: 2, error: 3 } as const;

const byNearness = (a: PoolVerdict, b: PoolVerdict): number =>
  NEARNESS[`${a.value}`] - NEARNESS[`${b.value}`] || a.culprits.length - b.culprits.length;

/** Every pool that the client names must match; of pools that it does not name, one is enough. */
function namesPools(evidence: Evidence): boolean {
  const ids = poolIds.read(evidence);
  return ids.known && ids.value.length > 0;
}

const onToken: Fact<PoolVerdict> = fact("pool filter evaluated on the token's claims", (evidence) =>
  thenReading(judged.read(evidence), (verdicts) => {
    const nearestFirst = [...verdicts].sort(byNearness);
    const deciding = nearestFirst.at(namesPools(evidence) ? -1 : 0)!;
    return known(deciding, deciding.pool.source);
  }),
);

/** A filter without a token: what can be said for every token. */
export type WrittenFilter = Pick<PoolVerdict, 'filter' | 'root' | 'error' | 'pool'>;

/** Without a token, only malformed filters can be reported, because those fail for every token. */
function written(evidence: Evidence): Reading<WrittenFilter> {
  const seen = onToken.read(evidence);
  if (seen.known || jwt.claims.read(evidence).known) return seen;
  return thenReading(judgedOn(evidence, known({}, 'no token')), (verdicts) => {
    const validFirst = [...verdicts].sort((a, b) => Number(isMalformed(a)) - Number(isMalformed(b)));
    const deciding = validFirst.at(namesPools(evidence) ? -1 : 0)!;
    return known(deciding, deciding.pool.source);
  });
}

export const filter = {
  /** The filter that decides, unevaluated; known without a token too. */
  written: fact('pool filter', written),
  /**
   * The deciding filter, evaluated on the token's claims. If several pools are named, each has to match, so the one
   * furthest from matching decides (what Confluent does is not documented); if none is named, one match is enough.
   * `culprits` says which comparison of which claim was false.
   */
  onToken,
  /** The pools whose filters match the token, among those that can admit the client. */
  matching: fact('pools whose filter is true of the token', (evidence) =>
    mapReading(judged.read(evidence), (all) =>
      all.filter(({ value }) => value === true).map(({ pool }) => pool),
    ),
  ),
} as const;
