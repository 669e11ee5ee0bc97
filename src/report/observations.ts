import type { Evidence } from '../evidence/evidence.ts';
import type { Observation } from '../evidence/observation.ts';
import { inWords } from '../evidence/source.ts';

/** One thing that was observed, or could have been. */
export interface ReportObservation {
  readonly what: string;
  readonly status: 'observed' | 'failed' | 'missing';
  readonly source?: string;
  /** ISO 8601, by this machine's clock. */
  readonly at?: string;
  /** The observation as JSON with a line for each member, or why there is none. */
  readonly text: string;
}

/** All observations, in the order in which a client meets them: evidence contains no secrets and no usable tokens. */
export const observationsOf = (evidence: Evidence): readonly ReportObservation[] => {
  const { token, discovery, jwks, confluent, broker } = evidence;
  const all: readonly (readonly [what: string, observation: Observation<unknown>])[] = [
    ['answer of the token endpoint', token.answer],
    ['the token without its signature', token.jwt],
    ['signature of the token', token.signature],
    ['discovery document (OpenID Connect)', discovery.appended],
    ['discovery document (RFC 8414)', discovery.inserted],
    ['key set of the discovery document', jwks.byDiscovery],
    ["key set of Confluent's identity provider", jwks.byProvider],
    ['identity providers and pools', confluent.providers],
    ['Kafka clusters', confluent.clusters],
    ["answer of Confluent's STS", confluent.sts],
    ...(confluent.refresh === undefined ? [] : [['refresh of the keys', confluent.refresh] as const]),
    ['ApiVersions answer', broker.apiVersions],
    ['SaslHandshake answer', broker.handshake],
    ['SaslAuthenticate answer', broker.authenticate],
    ['Metadata answer', broker.metadata],
    ...(broker.guessed === undefined ? [] : [['brokers by their usual names', broker.guessed] as const]),
    ['consumer groups', broker.groups],
    ...Object.entries(evidence.experiments).map(
      ([key, observation]) => [`experiment: ${key}`, observation] as const,
    ),
  ];
  return all.map(([what, observation]) => shown(what, observation));
};

function shown(what: string, observation: Observation<unknown>): ReportObservation {
  const { status } = observation;
  switch (status) {
    case 'observed':
      return { what, status, ...seen(observation), text: cut(JSON.stringify(observation.value, byName, 1)) };
    case 'failed':
      return { what, status, ...seen(observation), text: cut(observation.failure.message) };
    case 'missing':
      return { what, status, text: cut(observation.because) };
  }
}

/** A bundle may order the members of an object differently from the run, and the report must be the same. */
const byName = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const seen = ({
  source,
  at,
}: Exclude<Observation<unknown>, { status: 'missing' }>): Pick<ReportObservation, 'source' | 'at'> => ({
  source: inWords(source),
  ...(!Number.isNaN(new Date(at).getTime()) && { at: new Date(at).toISOString() }),
});

/** Keycloak's discovery document has 6,000 characters; longer ones are in the bundle. */
const LONGEST = 8_000;

const cut = (text: string): string =>
  text.length <= LONGEST
    ? text
    : `${text.slice(0, LONGEST)}… (${text.length - LONGEST} characters more, in the bundle)`;
