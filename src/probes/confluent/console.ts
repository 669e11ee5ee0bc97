import type { Pool, Provider } from '../../evidence/confluent.ts';
import { splitPoolIds } from '../../facts/confluent.ts';
import { missing, observed, type Observation } from '../../evidence/observation.ts';
import type { Source } from '../../evidence/source.ts';
import type { Target } from '../../settings/target.ts';

/** What a person read in the console, and for which provider and pool. */
type ReadOffConsole = Pick<Target, 'console' | 'providerId' | 'poolId'>;

/** Confluent's side as a person read it in the console, without an API key; undefined if nothing was given. */
export function providersFromConsole(
  target: ReadOffConsole,
  at: number,
): Observation<readonly Provider[]> | undefined {
  const { issuer, jwksUri, keys, poolFilter, poolIdentityClaim } = target.console;
  const flags = [
    issuer === undefined ? [] : ['--provider-issuer'],
    jwksUri === undefined ? [] : ['--provider-jwks-uri'],
    keys === undefined ? [] : ['--provider-keys'],
  ].flat();
  if (flags.length === 0 && poolFilter === undefined && poolIdentityClaim === undefined) return undefined;
  const source: Source = flags.length === 0 ? 'your settings for the identity provider' : { flags };
  const provider: Provider = {
    ...(target.providerId === undefined ? {} : { id: target.providerId }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(jwksUri === undefined ? {} : { jwksUri }),
    ...(keys === undefined ? {} : { keys: keys.map((kid) => ({ kid })) }),
    pools: poolFromConsole(target, at),
    source,
  };
  return observed([provider], source, at);
}

function poolFromConsole({ console, poolId }: ReadOffConsole, at: number): Observation<readonly Pool[]> {
  const { poolFilter, poolIdentityClaim } = console;
  if (poolFilter === undefined && poolIdentityClaim === undefined) {
    return missing('the filter of the identity pool was not given', '--pool-filter');
  }
  const source: Source = { flags: [poolFilter === undefined ? '--pool-identity-claim' : '--pool-filter'] };
  const [only, ...more] = splitPoolIds(poolId);
  const pool: Pool = {
    // If several pools are named, it is unknown which one the filter belongs to.
    ...(only === undefined || more.length > 0 ? {} : { id: only }),
    ...(poolFilter === undefined ? {} : { filter: poolFilter }),
    ...(poolIdentityClaim === undefined ? {} : { identityClaim: poolIdentityClaim }),
    source,
  };
  return observed([pool], source, at);
}
