import type { Pool, Provider } from '../evidence/confluent.ts';
import {
  fact,
  known,
  mapReading,
  reading,
  thenReading,
  unknown,
  observedFact,
  type Fact,
} from '../evidence/fact.ts';
import type { Input } from '../evidence/observation.ts';
import { inWords, type Source } from '../evidence/source.ts';
import { client } from './client.ts';
import { jwt } from './token.ts';

/**
 * The identity provider that the client is meant to use. In this order: the one named by id; the one that contains the
 * named pool; the one whose issuer equals the token's; the only one. Choosing by the token would hide every mismatch,
 * so the token comes after the configuration, with one exception: when the named pool belongs to another provider, and
 * one provider matches the token exactly, the pool is what is wrong.
 */
export const meantProvider: Fact<Provider> = fact('identity provider', (evidence) =>
  thenReading(reading(evidence.confluent.providers), (providers) => {
    const { providerId, poolId } = evidence.client;
    const pools = splitPoolIds(poolId);
    const iss = jwt.iss.read(evidence);
    const isIssuers = (each: Provider): boolean => iss.known && each.issuer === iss.value;
    const meant =
      providers.find((each) => providerId !== undefined && each.id === providerId) ??
      (providerId === undefined
        ? providers.find((each) => isIssuers(each) && holdsPool(each, pools))
        : undefined) ??
      (providerId === undefined ? providers.find(isIssuers) : undefined) ??
      (providerId === undefined ? providers.find((each) => holdsPool(each, pools)) : undefined) ??
      (providerId === undefined && providers.length === 1 ? providers[0] : undefined);
    if (meant !== undefined) return known(meant, meant.source);
    if (providers.length === 0) return unknown('the organization has no identity provider');
    return providerId === undefined
      ? unknown(`none of the ${providers.length} identity providers is named or matches`, '--provider-id')
      : unknown(`identity provider ${providerId} is not in this organization`);
  }),
);

const holdsPool = (provider: Provider, poolIds: readonly string[]): boolean =>
  provider.pools.status === 'observed' &&
  provider.pools.value.some((pool) => pool.id !== undefined && poolIds.includes(pool.id));

/** One id, or several joined by commas (Confluent's union of pools). */
export const splitPoolIds = (poolId: string | undefined): readonly string[] =>
  poolId === undefined
    ? []
    : poolId
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== '');

/** The ids of the identity pools that the client names, if any. */
export const poolIds: Fact<readonly string[]> = fact('ids of the identity pools', (evidence) =>
  mapReading(client.poolId.read(evidence), splitPoolIds),
);

/** The single pool that decides: the named one, the one described by flags, or the provider's only one. */
export const meantPool: Fact<Pool> = fact('identity pool', (evidence) =>
  thenReading(meantProvider.read(evidence), (provider) =>
    thenReading(reading(provider.pools), (pools) => {
      const named = poolIds.read(evidence);
      const ids = named.known ? named.value : [];
      const meant =
        pools.find((pool) => pool.id !== undefined && ids.includes(pool.id)) ??
        pools.find((pool) => pool.id === undefined) ??
        (ids.length === 0 && pools.length === 1 ? pools[0] : undefined);
      if (meant !== undefined) return known(meant, meant.source);
      if (!named.known) return named;
      if (ids.length === 0)
        return unknown('the client names no identity pool, and the provider has not just one', '--pool-id');
      return unknown(`identity pool ${ids.join(', ')} is not one of this provider's`);
    }),
  ),
);

const said = <S extends { readonly source: Source }, T>(
  label: string,
  from: Fact<S>,
  project: (seen: S) => T | undefined,
  input: Input,
): Fact<T> =>
  fact(label, (evidence) =>
    thenReading(from.read(evidence), (seen) => {
      const value = project(seen);
      return value === undefined
        ? unknown(`${inWords(seen.source)} does not say`, input)
        : known(value, seen.source);
    }),
  );

export const provider = {
  all: observedFact(
    'identity providers of the organization',
    (e) => e.confluent.providers,
    (all) => all,
  ),
  meant: meantProvider,
  issuer: said('issuer registered in Confluent', meantProvider, (p) => p.issuer, '--provider-issuer'),
  jwksUri: said('JWKS URI registered in Confluent', meantProvider, (p) => p.jwksUri, '--provider-jwks-uri'),
  keys: said('keys that Confluent has', meantProvider, (p) => p.keys, '--provider-keys'),
} as const;

export const pool = {
  meant: meantPool,
  filter: said('filter of the identity pool', meantPool, (p) => p.filter, '--pool-filter'),
  identityClaim: said(
    'identity claim of the pool',
    meantPool,
    (p) => p.identityClaim,
    '--pool-identity-claim',
  ),
} as const;

export const confluent = {
  clusters: observedFact(
    'Kafka clusters',
    (e) => e.confluent.clusters,
    (all) => all,
  ),
  sts: observedFact(
    "answer of Confluent's STS",
    (e) => e.confluent.sts,
    (answer) => answer,
  ),
} as const;
