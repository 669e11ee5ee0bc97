import type { Connection } from '../evidence/connection.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { fact, known, mapReading, reading, thenReading, unknown, type Reading } from '../evidence/fact.ts';
import type { HttpDocument } from '../evidence/http.ts';
import type { JsonObject } from '../evidence/json.ts';
import type { Observation, Stage } from '../evidence/observation.ts';
import { isLoopback, isPrivateAddress, isPrivateName } from '../evidence/reach.ts';
import { refreshOf } from './refresh.ts';
import type { SignatureCheck } from '../evidence/token.ts';
import { provider } from './confluent.ts';
import { discovery } from './discovery.ts';
import { jwks } from './jwks.ts';
import { network } from './network.ts';
import { jwt, token } from './token.ts';

/** What became of fetching the JWKS that Confluent reads, or else the one that the issuer publishes. */
export type KeyFetch =
  | { readonly ok: true; readonly document: HttpDocument }
  | { readonly ok: false; readonly stage: Stage; readonly code: string; readonly message: string };

const asked = ({ jwks: { byProvider, byDiscovery } }: Evidence): Observation<HttpDocument> =>
  byProvider.status === 'missing' ? byDiscovery : byProvider;

const fetched = (evidence: Evidence): Reading<KeyFetch> => {
  const observation = asked(evidence);
  if (observation.status === 'missing') return reading(observation);
  return observation.status === 'observed'
    ? known({ ok: true, document: observation.value }, observation.source)
    : known({ ok: false, ...observation.failure }, observation.source);
};

/** Where the keys are read: the provider's `jwks_uri`, or else the discovery document's. */
const placeOf = (evidence: Evidence): Reading<string | undefined> => {
  const own = provider.jwksUri.read(evidence);
  return own.known ? own : discovery.jwksUri.read(evidence);
};

const kidOf = (evidence: Evidence): Reading<string> =>
  thenReading(jwt.kid.read(evidence), (kid, source) =>
    kid === undefined ? unknown('the token names no key (no kid in its header)') : known(kid, source),
  );

/** The published keys with the token's key id. */
const tokensKeys = (evidence: Evidence): Reading<readonly JsonObject[]> =>
  thenReading(jwks.live.read(evidence), (published, source) =>
    thenReading(kidOf(evidence), (kid) =>
      known(
        published.filter((key) => key['kid'] === kid),
        source,
      ),
    ),
  );

/** The signature judged with the keys at the provider's `jwks_uri`, or else with those that the issuer publishes. */
const signature = (evidence: Evidence): Reading<SignatureCheck> =>
  thenReading(token.signature.read(evidence), (checks, source) => {
    const best = checks.find((each) => each.keySet === 'provider') ?? checks[0];
    return best === undefined
      ? unknown('no key set was there to try the signature with')
      : known(best, source);
  });

/** Why a `jwks_uri` cannot be fetched from the internet. */
export type Unreachable =
  | { readonly why: 'http'; readonly detail: string }
  | { readonly why: 'private-name'; readonly detail: string }
  | { readonly why: 'private-address'; readonly detail: string };

const unreachable = (evidence: Evidence): Reading<Unreachable | null> =>
  thenReading(placeOf(evidence), (place, source): Reading<Unreachable | null> => {
    if (place === undefined || !URL.canParse(place))
      return unknown('where the keys are published is not known');
    const { protocol, hostname } = new URL(place);
    if (isPrivateName(hostname)) return known({ why: 'private-name', detail: hostname }, source);
    const connection = network.providerJwks.read(evidence);
    const own = privateAddressOf(connection.known ? connection.value : undefined);
    if (own !== undefined) return known({ why: 'private-address', detail: own }, source);
    return known(protocol === 'http:' ? { why: 'http', detail: place } : null, source);
  });

/** A private address that the name leads to; undefined when any is public, or a proxy or a tunnel on this machine is in between. */
function privateAddressOf(connection: Connection | undefined): string | undefined {
  if (connection?.dns?.ok !== true || connection.proxy !== undefined) return undefined;
  const { addresses } = connection.dns.value;
  return addresses.every(({ address }) => isPrivateAddress(address) && !isLoopback(address))
    ? addresses[0]?.address
    : undefined;
}

export const keys = {
  fetch: fact('fetching the JWKS', fetched),
  place: fact('where the keys are published', placeOf),
  kid: fact('kid in the token', kidOf),
  tokens: fact("published keys with the token's kid", tokensKeys),
  /** Key ids. */
  held: fact('keys that Confluent has', (evidence) =>
    mapReading(provider.keys.read(evidence), (held) => held.map(({ kid }) => kid)),
  ),
  signature: fact('signature check', signature),
  /** Null when nothing speaks against it. */
  unreachable: fact('what keeps Confluent from the jwks_uri', unreachable),
  refresh: fact('when Confluent refreshes the keys', (evidence) =>
    mapReading(reading(asked(evidence)), refreshOf),
  ),
} as const;
