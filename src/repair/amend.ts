import { authorityOf } from '../evidence/authority.ts';
import { inWords } from '../evidence/source.ts';
import type { Pool, Provider } from '../evidence/confluent.ts';
import type { ClientFacts } from '../evidence/client.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { meantPool, meantProvider } from '../facts/confluent.ts';
import type { Json, JsonObject } from '../evidence/json.ts';
import { mapObserved, missing, observed, type Observation } from '../evidence/observation.ts';
import type { Jwt } from '../evidence/token.ts';

/*
 * The small changes that repairs consist of. `amend...` changes what was observed; `presume...` withdraws an
 * observation whose new value is unknown. Each returns new evidence and shares the unchanged parts. A repair need not
 * withdraw the refusals that its change invalidates: see `supersede.ts`.
 */

/** Replaces an observation that the repair invalidated. */
export const UNASKED = missing('it was not asked again after the repair');

/** Sets members; `undefined` removes one. */
type Patch = Readonly<Record<string, Json | undefined>>;

const patched = (members: JsonObject | undefined, patch: Patch): JsonObject =>
  Object.fromEntries(
    Object.entries({ ...members, ...patch }).filter(
      (entry): entry is [string, Json] => entry[1] !== undefined,
    ),
  );

export const amendClient = (evidence: Evidence, patch: Partial<ClientFacts>): Evidence => ({
  ...evidence,
  client: { ...evidence.client, ...patch },
});

export const amendJwt = (evidence: Evidence, change: (jwt: Jwt) => Jwt): Evidence => ({
  ...evidence,
  token: { ...evidence.token, jwt: mapObserved(evidence.token.jwt, change) },
});

export const amendClaims = (evidence: Evidence, patch: Patch): Evidence =>
  amendJwt(evidence, (jwt) => ({ ...jwt, claims: patched(jwt.claims, patch) }));

export const amendHeader = (evidence: Evidence, patch: Patch): Evidence =>
  amendJwt(evidence, (jwt) => ({ ...jwt, header: patched(jwt.header, patch) }));

/** The same token, issued this many seconds later and used at once: its times move, its claims stay. */
export const renewToken = (evidence: Evidence, seconds: number): Evidence => {
  const claims = evidence.token.jwt.status === 'observed' ? (evidence.token.jwt.value.claims ?? {}) : {};
  const later = Object.fromEntries(
    ['iat', 'nbf', 'exp'].flatMap((name) => {
      const time = claims[name];
      return typeof time === 'number' ? [[name, time + seconds]] : [];
    }),
  );
  const renewed = amendClaims(evidence, later);
  const answer = mapObserved(renewed.token.answer, ({ headers: { age: _, ...headers }, ...rest }) => ({
    ...rest,
    headers,
  }));
  return { ...renewed, token: { ...renewed.token, answer } };
};

/** A token would be issued; its content is unknown. */
export const presumeToken = (evidence: Evidence): Evidence => ({
  ...evidence,
  token: { answer: UNASKED, jwt: UNASKED, signature: UNASKED },
});

/** The same token endpoint would issue another token; its content is unknown. */
export const presumeOtherToken = (evidence: Evidence): Evidence => ({
  ...evidence,
  token: { ...evidence.token, jwt: UNASKED, signature: UNASKED },
});

/** The signature would verify. */
export const presumeSignature = (evidence: Evidence): Evidence => ({
  ...evidence,
  token: { ...evidence.token, signature: UNASKED },
});

/** The connection to `host:port` would succeed; the answers over it are unknown. */
export const presumeConnection = (evidence: Evidence, authority: string): Evidence => {
  const others = Object.entries(evidence.connections).filter(([each]) => each !== authority);
  const unlessLost = <T>(answer: Observation<T>): Observation<T> =>
    answer.status === 'failed' && authorityOf(inWords(answer.source)) === authority ? UNASKED : answer;
  const { confluent, discovery, jwks } = evidence;
  return {
    ...evidence,
    connections: Object.fromEntries(others),
    confluent: { ...confluent, providers: unlessLost(confluent.providers) },
    discovery: { appended: unlessLost(discovery.appended), inserted: unlessLost(discovery.inserted) },
    jwks: { byDiscovery: unlessLost(jwks.byDiscovery), byProvider: unlessLost(jwks.byProvider) },
  };
};

export const amendProviders = (
  evidence: Evidence,
  change: (all: readonly Provider[]) => readonly Provider[],
): Evidence => ({
  ...evidence,
  confluent: {
    ...evidence.confluent,
    providers: mapObserved(evidence.confluent.providers, change),
  },
});

/** The identity provider would have another jwks_uri; the keys there are unknown. */
export const presumeProvidersKeys = (evidence: Evidence): Evidence => ({
  ...evidence,
  jwks: { ...evidence.jwks, byProvider: UNASKED },
  token: {
    ...evidence.token,
    signature: mapObserved(evidence.token.signature, (checks) =>
      checks.filter(({ keySet }) => keySet !== 'provider'),
    ),
  },
});

/** The identity providers would be listed; their content is unknown. */
export const presumeProviders = (evidence: Evidence): Evidence => ({
  ...evidence,
  confluent: { ...evidence.confluent, providers: UNASKED },
});

/** Changes the identity provider that the client is meant to use. */
export function amendProvider(evidence: Evidence, patch: Partial<Provider>): Evidence {
  const meant = meantProvider.read(evidence);
  if (!meant.known) return evidence;
  return amendProviders(evidence, (all) =>
    all.map((each) => (each === meant.value ? { ...each, ...patch } : each)),
  );
}

/** Changes the identity pools of the provider that the client is meant to use. */
export function amendPools(evidence: Evidence, change: (all: readonly Pool[]) => readonly Pool[]): Evidence {
  const owner = meantProvider.read(evidence);
  return owner.known ? amendProvider(evidence, { pools: mapObserved(owner.value.pools, change) }) : evidence;
}

/** Changes one identity pool of that provider, whether or not the client names it. */
export function amendOnePool(evidence: Evidence, pool: Pool, patch: Partial<Pool>): Evidence {
  // The pool as it was recognised; another repair may have changed it since.
  const same = (each: Pool): boolean =>
    pool.id === undefined ? inWords(each.source) === inWords(pool.source) : each.id === pool.id;
  return amendPools(evidence, (all) => all.map((each) => (same(each) ? { ...each, ...patch } : each)));
}

/** Changes the identity pool that decides. */
export function amendPool(evidence: Evidence, patch: Partial<Pool>): Evidence {
  const meant = meantPool.read(evidence);
  return meant.known ? amendOnePool(evidence, meant.value, patch) : evidence;
}

/** Adds to Confluent's copy of the keys; does nothing when the copy is unknown. */
export function amendHeldKeys(evidence: Evidence, kids: readonly string[]): Evidence {
  const meant = meantProvider.read(evidence);
  const held = meant.known ? meant.value.keys : undefined;
  if (held === undefined) return evidence;
  const fresh = kids.filter((kid) => !held.some((key) => key.kid === kid));
  return amendProvider(evidence, { keys: [...held, ...fresh.map((kid) => ({ kid }))] });
}

/** Sets the keys that the provider's jwks_uri publishes. */
export const amendPublishedKeys = (evidence: Evidence, keys: Json): Evidence => {
  const document = {
    url: 'the jwks_uri',
    status: 200,
    headers: {},
    mediaType: 'application/json',
    bytes: 0,
    receivedAt: evidence.startedAt,
    tookMs: 0,
    form: 'json' as const,
    json: { keys },
  };
  return {
    ...evidence,
    jwks: { ...evidence.jwks, byProvider: observed(document, 'the repair', evidence.startedAt) },
  };
};

/** The broker would be asked again; its answer is unknown. */
export const presumeSignIn = (evidence: Evidence): Evidence => ({
  ...evidence,
  broker: {
    ...evidence.broker,
    handshake: UNASKED,
    authenticate: UNASKED,
    metadata: UNASKED,
    groups: UNASKED,
  },
});

/** Confluent's STS would be asked again; its answer is unknown. */
export const presumeExchange = (evidence: Evidence): Evidence => ({
  ...evidence,
  confluent: { ...evidence.confluent, sts: UNASKED },
});

/** Confluent would judge the same token again, at its brokers and its STS. */
export const presumeJudgement = (evidence: Evidence): Evidence => presumeExchange(presumeSignIn(evidence));

/**
 * Metadata would list brokers that a client can reach: the bootstrap server, which is known to be reachable, takes
 * their place.
 */
export const presumeBrokers = (evidence: Evidence): Evidence => {
  const { bootstrap } = evidence.broker;
  const known = bootstrap === undefined ? undefined : evidence.connections[bootstrap];
  const brokers = known === undefined ? [] : [{ nodeId: 0, host: known.host, port: known.port }];
  return {
    ...evidence,
    broker: {
      ...evidence.broker,
      metadata: mapObserved(evidence.broker.metadata, (metadata) => ({ ...metadata, brokers })),
    },
  };
};

/** The principal would have all permissions on these topics. */
export const permitTopics = (evidence: Evidence, names: readonly string[]): Evidence => ({
  ...evidence,
  broker: {
    ...evidence.broker,
    metadata: mapObserved(evidence.broker.metadata, ({ topics, ...rest }) => ({
      ...rest,
      topics: permitted(topics, names),
    })),
  },
});

/** The principal would have all permissions on these groups. */
export const permitGroups = (evidence: Evidence, names: readonly string[]): Evidence => ({
  ...evidence,
  broker: {
    ...evidence.broker,
    groups: mapObserved(evidence.broker.groups, (groups) => permitted(groups, names)),
  },
});

const permitted = <T extends { readonly name: string }>(all: readonly T[], names: readonly string[]): T[] =>
  all.map((each) => (names.includes(each.name) ? { ...each, errorCode: 0, operations: ['ALL'] } : each));

/** The broker's first answer would come; its later answers are unknown. */
export const presumeBroker = (evidence: Evidence): Evidence => {
  const signedOut = presumeSignIn(evidence);
  return { ...signedOut, broker: { ...signedOut.broker, apiVersions: UNASKED } };
};
