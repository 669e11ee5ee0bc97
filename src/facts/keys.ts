import { isIP } from 'node:net';
import type { Connection } from '../evidence/connection.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { fact, known, mapReading, reading, thenReading, unknown, type Reading } from '../evidence/fact.ts';
import type { HttpDocument } from '../evidence/http.ts';
import type { JsonObject } from '../evidence/json.ts';
import type { Observation, Stage } from '../evidence/observation.ts';
import { isLoopback, isPrivateAddress, isPrivateName, NETWORK_WORDS, networkOf } from '../evidence/reach.ts';
import { wasNotTried } from '../evidence/stages.ts';
import { refreshOf } from './refresh.ts';
import type { SignatureCheck } from '../evidence/token.ts';
import { provider } from './confluent.ts';
import { discovery } from './discovery.ts';
import { jwks } from './jwks.ts';
import { network } from './network.ts';
import { jwt, token } from './token.ts';

/** The result of fetching the JWKS that Confluent reads, or otherwise the one that the issuer publishes. */
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

/** The URL of the keys: the provider's `jwks_uri`, or otherwise the discovery document's. */
const placeOf = (evidence: Evidence): Reading<string | undefined> => {
  const own = provider.jwksUri.read(evidence);
  return own.known ? own : discovery.jwksUri.read(evidence);
};

const wayToPlace = (evidence: Evidence): Reading<Connection> =>
  (provider.jwksUri.read(evidence).known ? network.providerJwks : network.discoveryJwks).read(evidence);

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

/**
 * The signature check with the keys at the provider's `jwks_uri`, or otherwise with those that the issuer publishes.
 */
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
  /** `detail` is the address; the same as `host` where the URL itself names it. */
  | { readonly why: 'private-address'; readonly detail: string; readonly host: string };

/** The same in words, as a clause. */
export function unreachableInWords(unreachable: Unreachable): string {
  const { why, detail } = unreachable;
  if (why === 'http') return `${detail} is not https`;
  if (why === 'private-name') return `${detail} is a name that exists in a private network only`;
  const network = `an address of ${NETWORK_WORDS[networkOf(detail) ?? 'private']}`;
  return unreachable.host === detail
    ? `${detail} is ${network}`
    : `${unreachable.host} leads to ${detail}, ${network}`;
}

const unreachableAt =
  (
    place: (evidence: Evidence) => Reading<string | undefined>,
    way: (evidence: Evidence) => Reading<Connection>,
  ) =>
  (evidence: Evidence): Reading<Unreachable | null> =>
    thenReading(place(evidence), (url, source): Reading<Unreachable | null> => {
      if (url === undefined || !URL.canParse(url))
        return unknown('where the keys are published is not known');
      const { protocol, hostname } = new URL(url);
      const host = hostname.replace(/^\[(.*)\]$/, '$1');
      if (isPrivateName(host) && isIP(host) === 0)
        return known({ why: 'private-name', detail: host }, source);
      const connection = way(evidence);
      const address = isPrivateName(host)
        ? host
        : privateAddressOf(connection.known ? connection.value : undefined);
      if (address !== undefined) return known({ why: 'private-address', detail: address, host }, source);
      return known(protocol === 'http:' ? { why: 'http', detail: url } : null, source);
    });

/**
 * A non-internet address that the name resolves to; undefined when any of its addresses is public, or when a proxy or a
 * local tunnel is used. Whether a reserved address counts was decided during the run, which did not connect to it.
 */
function privateAddressOf(connection: Connection | undefined): string | undefined {
  if (connection?.dns?.ok !== true || connection.proxy !== undefined) return undefined;
  const { addresses } = connection.dns.value;
  const wasRefused = wasNotTried(connection);
  return addresses.every(({ address }) => !isLoopback(address) && (wasRefused || isPrivateAddress(address)))
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
  /** Null when nothing prevents it. */
  unreachable: fact('what keeps Confluent from the jwks_uri', unreachableAt(placeOf, wayToPlace)),
  /** The same for the discovery document's `jwks_uri`. */
  publishedUnreachable: fact(
    "what keeps Confluent from the discovery document's jwks_uri",
    unreachableAt(discovery.jwksUri.read, network.discoveryJwks.read),
  ),
  refresh: fact('when Confluent refreshes the keys', (evidence) =>
    mapReading(reading(asked(evidence)), refreshOf),
  ),
} as const;
