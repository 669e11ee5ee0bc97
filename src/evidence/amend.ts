import type { Pool, Provider } from './confluent.ts';
import type { ClientFacts } from './client.ts';
import type { Evidence } from './evidence.ts';
import { meantPool, meantProvider } from './facts/confluent.ts';
import type { Json } from './json.ts';
import { mapObserved, missing, observed } from './observation.ts';
import type { Jwt } from './token.ts';

/*
 * The small changes that repairs are made of. Each returns new evidence and shares the rest; what the change
 * would have altered further down (the broker's answer to another token) is not invented but withdrawn: see
 * `supersede`.
 */

const MENDED = 'it was not asked again after the repair';

export const amendClient = (evidence: Evidence, patch: Partial<ClientFacts>): Evidence => ({
  ...evidence,
  client: { ...evidence.client, ...patch },
});

/** Changes the token's shape or header. */
export const amendJwt = (evidence: Evidence, change: (jwt: Jwt) => Jwt): Evidence => ({
  ...evidence,
  token: { ...evidence.token, jwt: mapObserved(evidence.token.jwt, change) },
});

/** Sets claims; `undefined` removes one. */
export const amendClaims = (
  evidence: Evidence,
  patch: Readonly<Record<string, Json | undefined>>,
): Evidence =>
  amendJwt(evidence, (jwt) => {
    const claims = Object.fromEntries(
      Object.entries({ ...jwt.claims, ...patch }).filter(
        (entry): entry is [string, Json] => entry[1] !== undefined,
      ),
    );
    return { ...jwt, claims };
  });

/** The same token, made so many seconds later and handed out at once: its times move, its claims stay. */
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

/** Sets header members; `undefined` removes one. */
export const amendHeader = (
  evidence: Evidence,
  patch: Readonly<Record<string, Json | undefined>>,
): Evidence =>
  amendJwt(evidence, (jwt) => {
    const header = Object.fromEntries(
      Object.entries({ ...jwt.header, ...patch }).filter(
        (entry): entry is [string, Json] => entry[1] !== undefined,
      ),
    );
    return { ...jwt, header };
  });

/** A token would be issued; what would be in it was not seen. */
export const presumeToken = (evidence: Evidence): Evidence => ({
  ...evidence,
  token: {
    answer: missing(MENDED),
    jwt: missing(MENDED),
    signature: missing(MENDED),
  },
});

/** The same token endpoint would give another token; what would be in it was not seen. */
export const presumeOtherToken = (evidence: Evidence): Evidence => ({
  ...evidence,
  token: { ...evidence.token, jwt: missing(MENDED), signature: missing(MENDED) },
});

/** The signature would verify. */
export const presumeSignature = (evidence: Evidence): Evidence => ({
  ...evidence,
  token: { ...evidence.token, signature: missing(MENDED) },
});

/** The connection to `host:port` would come about; what would be answered over it was not seen. */
export const presumeConnection = (evidence: Evidence, authority: string): Evidence => {
  const others = Object.entries(evidence.connections).filter(([each]) => each !== authority);
  return { ...evidence, connections: Object.fromEntries(others) };
};

/** Changes the identity provider that the client's owner means. */
export const amendProvider = (evidence: Evidence, patch: Partial<Provider>): Evidence => {
  const meant = meantProvider(evidence);
  if (!meant.known) return evidence;
  return {
    ...evidence,
    confluent: {
      ...evidence.confluent,
      providers: mapObserved(evidence.confluent.providers, (all) =>
        all.map((each) => (each === meant.value ? { ...each, ...patch } : each)),
      ),
    },
  };
};

/** Changes one identity pool of the provider that is meant, wherever the client names it or not. */
export function amendOnePool(evidence: Evidence, pool: Pool, patch: Partial<Pool>): Evidence {
  const owner = meantProvider(evidence);
  if (!owner.known) return evidence;
  const same = (each: Pool): boolean =>
    pool.id === undefined ? each.source === pool.source : each.id === pool.id;
  return amendProvider(evidence, {
    pools: mapObserved(owner.value.pools, (all) =>
      all.map((each) => (same(each) ? { ...each, ...patch } : each)),
    ),
  });
}

/** Adds to the keys that Confluent holds; nothing when they are not known. */
export function amendHeldKeys(evidence: Evidence, kids: readonly string[]): Evidence {
  const meant = meantProvider(evidence);
  const held = meant.known ? meant.value.keys : undefined;
  if (held === undefined) return evidence;
  const fresh = kids.filter((kid) => !held.some((key) => key.kid === kid));
  return amendProvider(evidence, { keys: [...held, ...fresh.map((kid) => ({ kid }))] });
}

/** Changes the identity pool that decides. */
export const amendPool = (evidence: Evidence, patch: Partial<Pool>): Evidence => {
  const meant = meantPool(evidence);
  const owner = meantProvider(evidence);
  if (!meant.known || !owner.known) return evidence;
  return amendProvider(evidence, {
    pools: mapObserved(owner.value.pools, (all) =>
      all.map((each) => (each === meant.value ? { ...each, ...patch } : each)),
    ),
  });
};

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

/** The broker would be asked again; its answer was not seen. */
export const presumeSignIn = (evidence: Evidence): Evidence => ({
  ...evidence,
  broker: {
    ...evidence.broker,
    handshake: missing(MENDED),
    authenticate: missing(MENDED),
    metadata: missing(MENDED),
    groups: missing(MENDED),
  },
});

/**
 * Withdraws refusals of what the repair changed: a broker that refused another token, another extension or another
 * provider has said nothing about the mended ones. What was accepted stays accepted.
 */
export function supersede(before: Evidence, after: Evidence): Evidence {
  const judgedAnew =
    before.client.extensions !== after.client.extensions ||
    before.client.poolId !== after.client.poolId ||
    before.client.logicalCluster !== after.client.logicalCluster ||
    before.client.authorizationIdentity !== after.client.authorizationIdentity ||
    before.token !== after.token ||
    before.confluent.providers !== after.confluent.providers ||
    before.jwks !== after.jwks ||
    before.clocks !== after.clocks;
  if (!judgedAnew) return after;
  const signIn = after.broker.authenticate;
  const sts = after.confluent.sts;
  return {
    ...after,
    confluent: {
      ...after.confluent,
      sts: sts.status === 'observed' && !sts.value.accepted ? missing(MENDED) : sts,
    },
    broker: {
      ...after.broker,
      authenticate:
        signIn.status === 'failed' || (signIn.status === 'observed' && !signIn.value.accepted)
          ? missing(MENDED)
          : signIn,
    },
  };
}

/** The principal would be permitted everything on these topics. */
export const permitTopics = (evidence: Evidence, names: readonly string[]): Evidence => ({
  ...evidence,
  broker: {
    ...evidence.broker,
    metadata: mapObserved(evidence.broker.metadata, (metadata) => ({
      ...metadata,
      topics: metadata.topics.map((topic) =>
        names.includes(topic.name) ? { ...topic, errorCode: 0, operations: ['ALL'] } : topic,
      ),
    })),
  },
});

/** The principal would be permitted everything on these groups. */
export const permitGroups = (evidence: Evidence, names: readonly string[]): Evidence => ({
  ...evidence,
  broker: {
    ...evidence.broker,
    groups: mapObserved(evidence.broker.groups, (groups) =>
      groups.map((group) =>
        names.includes(group.name) ? { ...group, errorCode: 0, operations: ['ALL'] } : group,
      ),
    ),
  },
});

/** The broker's first answer would come; what it would say after that was not seen. */
export const presumeBroker = (evidence: Evidence): Evidence => {
  const signedOut = presumeSignIn(evidence);
  return { ...signedOut, broker: { ...signedOut.broker, apiVersions: missing(MENDED) } };
};
