import { evaluate } from '@marcbachmann/cel-js';
import type { JsonObject } from '../../evidence/json.ts';
import type { LabProvider } from '../settings.ts';
import { refused, type Refused } from './refusal.ts';

type LabPool = LabProvider['pools'][number];

/**
 * The client's principal. It names one pool, or several joined by commas, each of which has to match; if it names none,
 * all matching pools are its pools. With exactly one named pool, that pool's identity claim gives the principal,
 * otherwise the provider's (`iam/v2` on `identity_claim`).
 */
export function principalOf(
  provider: LabProvider,
  claims: JsonObject,
  ids: string | undefined,
): string | Refused {
  const pools =
    ids === undefined ? provider.pools.filter((pool) => takes(pool, claims)) : named(provider, ids);
  if (pools === undefined || pools.length === 0) return refused('no such identity pool at this provider');
  if (!pools.every((pool) => takes(pool, claims)))
    return refused('the filter of a pool is not true of the claims');
  const [only] = pools;
  const identityClaim = ids !== undefined && pools.length === 1 && only !== undefined ? only : provider;
  const identity = evaluated(identityClaim.identity_claim, claims);
  if (typeof identity !== 'string' || identity === '')
    return refused('the identity claim is not in the token');
  return pools.map(({ id }) => id).join(',');
}

function named({ pools }: LabProvider, ids: string): readonly LabPool[] | undefined {
  const found = ids.split(',').map((id) => pools.find((pool) => pool.id === id));
  return found.every((pool) => pool !== undefined) ? found : undefined;
}

const takes = ({ state, filter }: LabPool, claims: JsonObject): boolean =>
  state === 'ENABLED' && evaluated(filter, claims) === true;

/** The value of a CEL expression over `claims`; undefined when it does not parse or cannot be evaluated. */
function evaluated(expression: string, claims: JsonObject): unknown {
  try {
    return evaluate(expression, { claims });
  } catch {
    return undefined;
  }
}
