import { authorityOf } from '../evidence/authority.ts';
import type { Connection } from '../evidence/connection.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { fact, known, thenReading, unknown, type Fact, type Reading } from '../evidence/fact.ts';
import type { Failure } from '../evidence/observation.ts';
import { firstFailure, saysNothing } from '../evidence/stages.ts';
import { listed } from '../evidence/words.ts';
import { client } from './client.ts';
import { provider } from './confluent.ts';
import { discovery } from './discovery.ts';

/** A connection that the client needs, and its destination. */
export interface Leg {
  readonly to: 'identity-provider' | 'broker' | 'advertised-broker';
  /** `host:port` */
  readonly authority: string;
  readonly connection: Connection;
  /** Assumed from the naming scheme; the cluster has not listed this broker. */
  readonly guessed?: true;
}

/** The connection that was made for a URL; unknown when none was tried. */
const connectionFor = (
  { connections }: Evidence,
  url: Reading<string | undefined>,
  way: (authority: string) => readonly string[],
): Reading<Connection> =>
  thenReading(url, (value) => {
    const authority = value === undefined ? undefined : authorityOf(value);
    const connection =
      authority === undefined
        ? undefined
        : way(authority)
            .map((key) => connections[key])
            .find((each) => each !== undefined);
    return connection === undefined
      ? unknown(`${value ?? 'it'} was not contacted`)
      : known(connection, authority!);
  });

const to = (
  label: string,
  url: Fact<string | undefined>,
  way: (authority: string) => readonly string[],
): Fact<Connection> =>
  fact(`connection to ${label}`, (evidence) => connectionFor(evidence, url.read(evidence), way));

const clientsWay = (authority: string): readonly string[] => [authority];
/** Requests that the client never makes use the connection that works on this machine. */
const ownWay = (authority: string): readonly string[] => [`${authority} (detour)`, authority];

/**
 * The URL that the client asked for its token, or will ask. When another host has answered that request, as it has once
 * a repair moves the client, a connection to this one was made for something else, and is not the client's.
 */
const tokenUrl: Fact<string> = fact('URL of the token request', (evidence) =>
  thenReading(client.tokenEndpoint.read(evidence), (url, source) => {
    const { answer } = evidence.token;
    const answered = answer.status === 'observed' ? authorityOf(answer.value.url) : undefined;
    return answered === undefined || answered === authorityOf(url)
      ? known(url, source)
      : unknown(`the token was requested at ${answered}`);
  }),
);

/** The connections that the client itself needs: not those to discovery, key sets and Confluent's API. */
function legsOf(evidence: Evidence): readonly Leg[] {
  const { client: configured, broker } = evidence;
  const connected = (to: Leg['to'], authority: string | undefined): readonly Leg[] => {
    const connection = authority === undefined ? undefined : evidence.connections[authority];
    return authority === undefined || connection === undefined ? [] : [{ to, authority, connection }];
  };
  const tokenEndpoint = tokenUrl.read(evidence);
  const advertised =
    broker.metadata.status === 'observed'
      ? broker.metadata.value.brokers.map(({ host, port }) => `${host}:${port}`)
      : [];
  return [
    ...connected(
      'identity-provider',
      configured.givenToken || !tokenEndpoint.known ? undefined : authorityOf(tokenEndpoint.value),
    ),
    ...connected('broker', broker.bootstrap),
    ...advertised
      .filter((authority) => authority !== broker.bootstrap)
      .flatMap((authority) => connected('advertised-broker', authority)),
    ...deadGuesses(evidence),
  ];
}

/**
 * The guessed brokers, if none of them can be reached. If one can, the names are right, and an unreachable one may
 * simply not exist, as the number of brokers is unknown. Among unreachable ones, a name that does not resolve proves
 * nothing if another one does.
 */
function deadGuesses(evidence: Evidence): readonly Leg[] {
  const legs = guessedLegs(evidence);
  const isDead = ({ connection }: Leg): boolean => {
    const failure = firstFailure(connection);
    return failure !== undefined && !saysNothing(failure.code);
  };
  if (legs === undefined || !legs.every(isDead)) return [];
  const resolved = legs.filter(({ connection }) => connection.dns?.ok === true);
  return resolved.length > 0 ? resolved : legs;
}

/** Undefined when none was tried, or a repair has fixed one of the connections. */
function guessedLegs({ broker, connections }: Evidence): readonly Leg[] | undefined {
  if (broker.metadata.status === 'observed' || broker.guessed?.status !== 'observed') return undefined;
  const legs = broker.guessed.value.flatMap(({ host, port }): readonly Leg[] => {
    const authority = `${host}:${port}`;
    const connection = connections[authority];
    return connection === undefined
      ? []
      : [{ to: 'advertised-broker', authority, connection, guessed: true }];
  });
  return legs.length === broker.guessed.value.length ? legs : undefined;
}

function whyNotListed(evidence: Evidence): string {
  const reached = (guessedLegs(evidence) ?? []).filter(
    ({ connection }) => firstFailure(connection) === undefined,
  );
  return reached.length === 0
    ? 'the brokers behind the bootstrap server are not known'
    : `the cluster lists its brokers after sign-in; ${listed(reached.map(({ authority }) => authority))} can be reached`;
}

const legs: Fact<readonly Leg[]> = fact('connections that the client needs', (evidence) =>
  known(legsOf(evidence), 'this run'),
);

export const network = {
  tokenEndpoint: to('the token endpoint', tokenUrl, clientsWay),
  providerJwks: to("the provider's jwks_uri", provider.jwksUri, ownWay),
  discoveryJwks: to("the discovery document's jwks_uri", discovery.jwksUri, ownWay),
  all: fact('all connections', (e) => known(Object.values(e.connections), 'this run')),
  legs,
  /** The brokers that Metadata lists; if it lists none yet, the guessed ones when all of them are unreachable. */
  advertised: fact('connections to the advertised brokers', (e) =>
    thenReading(legs.read(e), (all) => {
      const advertised = all.filter(({ to }) => to === 'advertised-broker');
      if (e.broker.metadata.status === 'observed') return known(advertised, 'Metadata answer');
      return advertised.length > 0 ? known(advertised, 'this run') : unknown(whyNotListed(e));
    }),
  ),
  /** The failure of the token request; undefined when it was answered. */
  tokenRequestFailure: fact<Failure | undefined>('failure of the token request', ({ token }) =>
    token.answer.status === 'missing'
      ? unknown(token.answer.because, token.answer.input)
      : known(token.answer.status === 'failed' ? token.answer.failure : undefined, 'token request'),
  ),
  /** The failure of the broker's first answer (ApiVersions); undefined when it came. */
  brokerFailure: fact<Failure | undefined>("failure of the broker's first answer", ({ broker }) =>
    broker.apiVersions.status === 'missing'
      ? unknown(broker.apiVersions.because, broker.apiVersions.input)
      : known(
          broker.apiVersions.status === 'failed' ? broker.apiVersions.failure : undefined,
          'ApiVersions request',
        ),
  ),
  /** The failure of the sign-in; undefined when the broker gave any answer. */
  signInFailure: fact<Failure | undefined>(
    'failure of the sign-in',
    ({ broker: { authenticate, handshake } }) => {
      if (handshake.status === 'failed') return known(handshake.failure, 'SaslHandshake request');
      return authenticate.status === 'missing'
        ? unknown(authenticate.because, authenticate.input)
        : known(authenticate.status === 'failed' ? authenticate.failure : undefined, 'sign-in');
    },
  ),
} as const;
