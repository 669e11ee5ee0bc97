import {
  observedFact,
  fact,
  known,
  reading,
  thenReading,
  unknown,
  type Fact,
  type Reading,
} from '../evidence/fact.ts';
import type { HttpDocument } from '../evidence/http.ts';
import { isJsonObject, type JsonObject } from '../evidence/json.ts';
import type { Observation } from '../evidence/observation.ts';
import type { Evidence } from '../evidence/evidence.ts';

/** The keys of a JWK Set (RFC 7517 section 5); undefined when the document is not one. */
export function keysOf(document: HttpDocument): readonly JsonObject[] | undefined {
  if (document.status !== 200 || !isJsonObject(document.json)) return undefined;
  const keys = document.json['keys'];
  return Array.isArray(keys) ? keys.filter(isJsonObject) : undefined;
}

/** The distinct key ids of a key list, in its order. */
export const kidsOf = (keys: readonly JsonObject[]): readonly string[] => [
  ...new Set(keys.map((key) => key['kid']).filter((kid) => typeof kid === 'string')),
];

const keysIn = (
  label: string,
  select: (evidence: Evidence) => Observation<HttpDocument>,
): Fact<readonly JsonObject[]> =>
  fact(label, (evidence) =>
    thenReading(reading(select(evidence)), (document, source) => {
      const keys = keysOf(document);
      return keys === undefined
        ? unknown(`${document.url} gave no key set (HTTP ${document.status}, ${document.form})`)
        : known(keys, source);
    }),
  );

const byProvider = keysIn("keys at the provider's jwks_uri", (e) => e.jwks.byProvider);
const byDiscovery = keysIn("keys at the discovery document's jwks_uri", (e) => e.jwks.byDiscovery);

/** The key set that Confluent reads when its URL is known, otherwise the one that the issuer publishes. */
const live = (evidence: Evidence): Reading<readonly JsonObject[]> => {
  const own = byProvider.read(evidence);
  return own.known || evidence.jwks.byProvider.status !== 'missing' ? own : byDiscovery.read(evidence);
};

const liveAnswer: Fact<HttpDocument> = fact('JWKS answer', (evidence) =>
  reading(
    evidence.jwks.byProvider.status === 'missing' ? evidence.jwks.byDiscovery : evidence.jwks.byProvider,
  ),
);

export const jwks = {
  byProvider,
  byProviderAnswer: observedFact(
    "answer of the provider's jwks_uri",
    (e) => e.jwks.byProvider,
    (d) => d,
  ),
  byDiscovery,
  byDiscoveryAnswer: observedFact(
    "answer of the discovery document's jwks_uri",
    (e) => e.jwks.byDiscovery,
    (d) => d,
  ),
  live: fact('keys published now', live),
  liveAnswer,
} as const;
