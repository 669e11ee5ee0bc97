import type { Certificate, Connection } from '../src/evidence/connection.ts';
import type { GroupAccess, TopicAccess } from '../src/evidence/broker.ts';
import type { Cluster, Pool, Provider, StsAnswer } from '../src/evidence/confluent.ts';
import type { Evidence } from '../src/evidence/evidence.ts';
import type { HttpDocument } from '../src/evidence/http.ts';
import type { Json, JsonObject } from '../src/evidence/json.ts';
import { failed, mapObserved, observed, type Failure } from '../src/evidence/observation.ts';
import type { Jwt } from '../src/evidence/token.ts';

/** 2026-01-05T12:00:00Z */
export const NOW = Date.UTC(2026, 0, 5, 12);
const SECONDS = NOW / 1000;

export const ISSUER = 'https://acme.auth0.com/';
export const JWKS_URI = 'https://acme.auth0.com/.well-known/jwks.json';
export const TOKEN_ENDPOINT = 'https://acme.auth0.com/oauth/token';
export const BOOTSTRAP = 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';

export const signingKey = (kid: string): JsonObject => ({
  kty: 'RSA',
  use: 'sig',
  alg: 'RS256',
  kid,
  e: 'AQAB',
  n: `${'u'.repeat(341)}0`,
});

const json = (url: string, body: Json): HttpDocument => ({
  url,
  status: 200,
  headers: { 'content-type': 'application/json' },
  mediaType: 'application/json',
  bytes: JSON.stringify(body).length,
  receivedAt: NOW,
  tookMs: 40,
  form: 'json',
  json: body,
});

const open = (host: string, port: number): Connection => ({
  host,
  port,
  dns: { ok: true, tookMs: 5, value: { addresses: [{ address: '203.0.113.7', family: 4 }] } },
  tcp: {
    ok: true,
    tookMs: 20,
    value: { address: '203.0.113.7', attempts: [{ address: '203.0.113.7', tookMs: 20 }] },
  },
  tls: {
    ok: true,
    tookMs: 25,
    value: {
      protocol: 'TLSv1.3',
      cipher: 'TLS_AES_128_GCM_SHA256',
      chain: [
        {
          subject: `CN=${host}`,
          issuer: 'CN=Public CA',
          names: [host],
          notBefore: NOW - 30 * 86_400_000,
          notAfter: NOW + 60 * 86_400_000,
          fingerprint256: 'AA:BB',
          selfSigned: false,
        },
      ],
    },
  },
});

/** The evidence of a run in which an Auth0 client signs in without any fault. */
export const HEALTHY: Evidence = {
  schemaVersion: 1,
  startedAt: NOW,
  client: {
    name: 'casebook',
    tokenEndpoint: TOKEN_ENDPOINT,
    clientId: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
    clientSecret: {
      empty: false,
      surroundingWhitespace: false,
      newlineInside: false,
      quoted: false,
      placeholder: false,
      base64OfText: false,
      guid: false,
      needsEncoding: false,
      backslash: false,
      nonAscii: false,
    },
    clientAuth: 'client_secret_post',
    audience: 'https://kafka.acme.example',
    params: [],
    givenToken: false,
    providerId: 'op-acme1',
    poolId: 'pool-orders',
    confluentApiUrl: 'https://api.confluent.cloud',
    confluentApiKeyGiven: true,
    bootstrapServers: [BOOTSTRAP],
    logicalCluster: 'lkc-orders1',
    extensions: { logicalCluster: 'lkc-orders1', identityPoolId: 'pool-orders' },
    securityProtocol: 'SASL_SSL',
    saslMechanism: 'OAUTHBEARER',
    topics: [{ name: 'orders', wanted: 'read' }],
    groups: ['billing'],
    offline: false,
    experiments: true,
  },
  connections: {
    'acme.auth0.com:443': open('acme.auth0.com', 443),
    'api.confluent.cloud:443': open('api.confluent.cloud', 443),
    [BOOTSTRAP]: open('pkc-7k2zq.us-east-1.aws.confluent.cloud', 9092),
    'b0-pkc-7k2zq.us-east-1.aws.confluent.cloud:9092': open(
      'b0-pkc-7k2zq.us-east-1.aws.confluent.cloud',
      9092,
    ),
  },
  clocks: [
    { host: 'acme.auth0.com', keeper: 'identity-provider', theirs: NOW, ours: NOW + 300 },
    { host: 'api.confluent.cloud', keeper: 'confluent', theirs: NOW, ours: NOW + 400 },
  ],
  token: {
    answer: observed(
      {
        url: TOKEN_ENDPOINT,
        status: 200,
        headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
        mediaType: 'application/json',
        bytes: 900,
        receivedAt: NOW,
        tookMs: 90,
        form: 'json',
        clientAuth: 'client_secret_post',
        sent: ['grant_type', 'client_id', 'client_secret', 'audience'],
        members: ['access_token', 'expires_in', 'token_type'],
        tokenType: 'Bearer',
        expiresIn: 86_400,
      },
      TOKEN_ENDPOINT,
      NOW,
    ),
    jwt: observed(
      {
        parts: 3,
        bytes: 800,
        blemishes: [],
        unsigned: false,
        from: 'access_token',
        header: { alg: 'RS256', typ: 'JWT', kid: 'key-1' },
        claims: {
          iss: ISSUER,
          sub: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ@clients',
          aud: 'https://kafka.acme.example',
          iat: SECONDS,
          exp: SECONDS + 86_400,
          azp: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
          gty: 'client-credentials',
        },
      },
      'the token',
      NOW,
    ),
    signature: observed(
      [
        { keySet: 'discovery', outcome: 'valid', candidates: 1 },
        { keySet: 'provider', outcome: 'valid', candidates: 1 },
      ],
      'the token and the published keys',
      NOW,
    ),
  },
  discovery: {
    appended: observed(
      json(`${ISSUER}.well-known/openid-configuration`, {
        issuer: ISSUER,
        jwks_uri: JWKS_URI,
        token_endpoint: TOKEN_ENDPOINT,
      }),
      `${ISSUER}.well-known/openid-configuration`,
      NOW,
    ),
    inserted: { status: 'missing', because: 'the appended placement answered' },
  },
  jwks: {
    byDiscovery: observed(
      json(JWKS_URI, { keys: [signingKey('key-1'), signingKey('key-2')] }),
      JWKS_URI,
      NOW,
    ),
    byProvider: observed(json(JWKS_URI, { keys: [signingKey('key-1'), signingKey('key-2')] }), JWKS_URI, NOW),
  },
  confluent: {
    providers: observed(
      [
        {
          id: 'op-acme1',
          displayName: 'Auth0',
          issuer: ISSUER,
          jwksUri: JWKS_URI,
          identityClaim: 'claims.sub',
          state: 'ENABLED',
          keys: [
            { kid: 'key-1', alg: 'RS256' },
            { kid: 'key-2', alg: 'RS256' },
          ],
          updatedAt: NOW - 90 * 86_400_000,
          source: 'iam/v2 identity provider op-acme1',
          pools: observed(
            [
              {
                id: 'pool-orders',
                displayName: 'orders',
                identityClaim: 'claims.sub',
                state: 'ENABLED',
                filter: 'claims.aud == "https://kafka.acme.example"',
                updatedAt: NOW - 90 * 86_400_000,
                source: 'iam/v2 identity pool pool-orders',
              },
            ],
            'iam/v2 identity pools of op-acme1',
            NOW,
          ),
        },
      ],
      'iam/v2 identity providers',
      NOW,
    ),
    clusters: observed(
      [{ id: 'lkc-orders1', environment: 'env-acme', bootstrap: BOOTSTRAP, phase: 'PROVISIONED' }],
      'cmk/v2 clusters',
      NOW,
    ),
    sts: { status: 'missing', because: 'the broker let the client in' },
  },
  broker: {
    bootstrap: BOOTSTRAP,
    apiVersions: observed(
      { errorCode: 0, apis: { '17': [0, 1], '18': [0, 3], '36': [0, 2] } },
      BOOTSTRAP,
      NOW,
    ),
    handshake: observed({ errorCode: 0, mechanisms: ['PLAIN', 'OAUTHBEARER'] }, BOOTSTRAP, NOW),
    authenticate: observed({ accepted: true, errorCode: 0, sessionLifetimeMs: 86_400_000 }, BOOTSTRAP, NOW),
    metadata: observed(
      {
        brokers: [{ nodeId: 0, host: 'b0-pkc-7k2zq.us-east-1.aws.confluent.cloud', port: 9092 }],
        topics: [{ name: 'orders', wanted: 'read', errorCode: 0, operations: ['READ', 'DESCRIBE'] }],
      },
      BOOTSTRAP,
      NOW,
    ),
    guessed: { status: 'missing', because: 'the cluster lists its brokers' },
    groups: observed([{ name: 'billing', errorCode: 0, operations: ['READ', 'DESCRIBE'] }], BOOTSTRAP, NOW),
  },
  experiments: {},
  timings: [],
};

/** A change to the evidence of a healthy run. */
export type Change = (evidence: Evidence) => Evidence;

export const given = (...changes: readonly Change[]): Evidence =>
  changes.reduce((evidence, change) => change(evidence), HEALTHY);

/** Confluent Cloud's refusal for most faults: generic, without the reason. */
export const GENERIC_REFUSAL =
  'Authentication failed during authentication due to invalid credentials with SASL mechanism OAUTHBEARER';

const NO_SIGN_IN = { status: 'missing', because: 'the client did not sign in' } as const;

export const brokerRefuses =
  (errorMessage = GENERIC_REFUSAL, more: { challenge?: string } = {}): Change =>
  (e) => ({
    ...e,
    broker: {
      ...e.broker,
      authenticate: observed(
        { accepted: false, errorCode: 58, errorMessage, sessionLifetimeMs: 0, ...more },
        BOOTSTRAP,
        NOW,
      ),
      metadata: NO_SIGN_IN,
      groups: NO_SIGN_IN,
    },
  });

export const client =
  (patch: Partial<Evidence['client']>): Change =>
  (e) => ({ ...e, client: { ...e.client, ...patch } });

export const jwt =
  (change: (jwt: Jwt) => Jwt): Change =>
  (e) => ({
    ...e,
    token: { ...e.token, jwt: mapObserved(e.token.jwt, change) },
  });

/** Sets claims; `undefined` removes one. */
export const claims = (patch: Readonly<Record<string, Json | undefined>>): Change =>
  jwt((seen) => ({ ...seen, claims: without({ ...seen.claims, ...patch }) }));

/** Sets header members; `undefined` removes one. */
export const header = (patch: Readonly<Record<string, Json | undefined>>): Change =>
  jwt((seen) => ({ ...seen, header: without({ ...seen.header, ...patch }) }));

const without = (object: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );

export const provider =
  (patch: Partial<Provider>): Change =>
  (e) => ({
    ...e,
    confluent: {
      ...e.confluent,
      providers: mapObserved(e.confluent.providers, ([first, ...rest]) => [{ ...first!, ...patch }, ...rest]),
    },
  });

export const pool =
  (patch: Partial<Pool>): Change =>
  (e) => ({
    ...e,
    confluent: {
      ...e.confluent,
      providers: mapObserved(e.confluent.providers, ([first, ...rest]) => [
        { ...first!, pools: mapObserved(first!.pools, ([one, ...more]) => [{ ...one!, ...patch }, ...more]) },
        ...rest,
      ]),
    },
  });

/** Without an API key, so Confluent's side is unknown. */
export const withoutApiKey: Change = (e) => ({
  ...e,
  client: { ...e.client, confluentApiKeyGiven: false },
  confluent: {
    ...e.confluent,
    providers: { status: 'missing', because: 'no Cloud API key was given', input: '--confluent-api-key-env' },
    clusters: { status: 'missing', because: 'no Cloud API key was given', input: '--confluent-api-key-env' },
  },
});

export const IDP = 'acme.auth0.com:443';
export const ADVERTISED = 'b0-pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';

export type Stop = {
  readonly stage: 'dns' | 'tcp' | 'tunnel' | 'tls';
  readonly code: string;
  readonly message?: string;
  /** The certificates of the refused server. */
  readonly chain?: readonly Partial<Certificate>[];
};

const STAGES = ['dns', 'tcp', 'tunnel', 'tls'] as const;

/** A connection that fails at a stage, with everything that depends on it unobserved. */
const stops =
  (authority: string, withdraw: Change) =>
  ({ stage, code, message = code, chain }: Stop): Change =>
  (e) => {
    const connection = e.connections[authority]!;
    const passed = Object.fromEntries(
      STAGES.slice(0, STAGES.indexOf(stage)).flatMap((each) =>
        connection[each] === undefined ? [] : [[each, connection[each]]],
      ),
    );
    const certificate = connection.tls?.ok === true ? connection.tls.value.chain[0]! : undefined;
    const refused =
      chain === undefined
        ? {}
        : { value: { chain: chain.map((each) => ({ ...certificate!, ...each })), refusal: code } };
    const { host, port } = connection;
    const stopped = {
      host,
      port,
      ...passed,
      [stage]: { ok: false, code, message, tookMs: 10, ...refused },
    } as Connection;
    return withdraw({ ...e, connections: { ...e.connections, [authority]: stopped } });
  };

const noToken: Change = (e) => ({
  ...e,
  token: {
    answer: failed(
      { stage: 'tls', code: 'STOPPED', message: 'the connection did not come about' },
      TOKEN_ENDPOINT,
      NOW,
    ),
    jwt: { status: 'missing', because: 'there is no token' },
    signature: { status: 'missing', because: 'there is no token' },
  },
});

/** The steps at the broker that need a token. */
const noSignIn: Change = (e) => ({
  ...e,
  broker: {
    ...e.broker,
    authenticate: { status: 'missing', because: 'there is no token to sign in with' },
    metadata: NO_SIGN_IN,
    groups: NO_SIGN_IN,
  },
});

const noBroker: Change = (e) => ({
  ...e,
  broker: {
    ...e.broker,
    apiVersions: failed(
      { stage: 'tls', code: 'STOPPED', message: 'the connection did not come about' },
      BOOTSTRAP,
      NOW,
    ),
    handshake: NO_SIGN_IN,
    authenticate: NO_SIGN_IN,
    metadata: NO_SIGN_IN,
    groups: NO_SIGN_IN,
  },
});

/** The connection to a token endpoint at this `host:port` fails. */
export const idpStopsAt =
  (authority: string): typeof idpStops =>
  (stop) =>
  (e) => {
    const url = new URL(`https://${authority}`);
    const there = { ...e.connections[IDP]!, host: url.hostname, port: Number(url.port || 443) };
    const { [IDP]: _, ...others } = e.connections;
    return stops(authority, (each) => noSignIn(noToken(each)))(stop)({
      ...e,
      connections: { ...others, [authority]: there },
    });
  };
/** The connection to the token endpoint fails. */
export const idpStops = stops(IDP, (e) => noSignIn(noToken(e)));
/** The connection to the bootstrap server fails. */
export const brokerStops = stops(BOOTSTRAP, noBroker);
/** The connection to the broker behind the bootstrap server fails. */
export const advertisedStops = stops(ADVERTISED, (e) => e);

/** The usual names of brokers behind the bootstrap server. */
export const USUAL_NAMES = [0, 1, 2].map((node) => `b${node}-${BOOTSTRAP}`);

/**
 * The cluster has listed no broker, and its usual names were tried: this many fail, the others can be reached.
 *
 * @param address what the bootstrap server resolves to
 */
export const guessesStop =
  (stop: Stop, { dead = 3, address = '10.20.0.30' } = {}): Change =>
  (e) => {
    const theirs = e.connections[BOOTSTRAP]!;
    const named = (authority: string): Connection => ({ ...theirs, host: authority.replace(/:\d+$/, '') });
    const bootstrap: Connection = {
      ...theirs,
      dns: { ok: true, tookMs: 5, value: { addresses: [{ address, family: 4 }] } },
    };
    const tried = Object.fromEntries(USUAL_NAMES.map((authority) => [authority, named(authority)]));
    const brokers = USUAL_NAMES.map((authority, nodeId) => ({
      nodeId,
      host: named(authority).host,
      port: 9092,
    }));
    const alive: Evidence = {
      ...e,
      connections: { ...e.connections, ...tried, [BOOTSTRAP]: bootstrap },
      broker: {
        ...e.broker,
        metadata: NO_SIGN_IN,
        groups: NO_SIGN_IN,
        guessed: observed(brokers, `names behind ${BOOTSTRAP}`, NOW),
      },
    };
    const dying = USUAL_NAMES.slice(0, dead).map((authority) => stops(authority, (each) => each)(stop));
    return dying.reduce((before, change) => change(before), alive);
  };

/** The token request was sent, without an answer. */
export const tokenRequestFails =
  (failure: Failure): Change =>
  (e) => ({
    ...noSignIn(noToken(e)),
    token: { ...noToken(e).token, answer: failed(failure, TOKEN_ENDPOINT, NOW) },
  });

/** The sign-in was sent, without an answer. */
export const signInFails =
  (failure: Failure): Change =>
  (e) => ({
    ...e,
    broker: {
      ...e.broker,
      authenticate: failed(failure, BOOTSTRAP, NOW),
      metadata: NO_SIGN_IN,
      groups: NO_SIGN_IN,
    },
  });

/** ApiVersions was sent, without a usable answer. */
export const brokerAnswerFails =
  (failure: Failure): Change =>
  (e) => ({
    ...noBroker(e),
    broker: { ...noBroker(e).broker, apiVersions: failed(failure, BOOTSTRAP, NOW) },
  });

/** The target names no bootstrap server, so no broker was asked. */
export const noBrokerNamed: Change = (e) => ({
  ...noBroker(e),
  client: { ...e.client, bootstrapServers: [] },
});

/** Confluent's STS was asked about the token and the pool. */
export const stsAnswers =
  (answer: StsAnswer): Change =>
  (e) => ({ ...e, confluent: { ...e.confluent, sts: observed(answer, 'Confluent STS', NOW) } });

export const broker =
  (patch: Partial<Evidence['broker']>): Change =>
  (e) => ({ ...e, broker: { ...e.broker, ...patch } });

/** The identity provider is reached through an HTTP proxy. */
export const behindProxy: Change = (e) => ({
  ...e,
  client: { ...e.client, proxy: 'http://proxy.acme.example:3128' },
  connections: { ...e.connections, [IDP]: { ...e.connections[IDP]!, proxy: 'proxy.acme.example:3128' } },
});

/** Other machines' clocks are this many minutes ahead of this machine's; negative: this machine is ahead. */
export const othersAheadByMinutes =
  (minutes: number): Change =>
  (e) => ({
    ...e,
    clocks: e.clocks.map((each) => ({ ...each, theirs: each.ours + minutes * 60_000 })),
  });

/** The cluster as Confluent's API describes it. */
export const clusters =
  (patch: Partial<Cluster>): Change =>
  (e) => ({
    ...e,
    confluent: {
      ...e.confluent,
      clusters: mapObserved(e.confluent.clusters, ([first, ...rest]) => [{ ...first!, ...patch }, ...rest]),
    },
  });

/** The broker's answer about the topic that the client wants to read. */
export const topic =
  (patch: Partial<TopicAccess>): Change =>
  (e) => ({
    ...e,
    broker: {
      ...e.broker,
      metadata: mapObserved(e.broker.metadata, (metadata) => ({
        ...metadata,
        topics: metadata.topics.map((each) => ({ ...each, ...patch })),
      })),
    },
  });

/** The broker's answer about the client's consumer group. */
export const group =
  (patch: Partial<GroupAccess>): Change =>
  (e) => ({
    ...e,
    broker: {
      ...e.broker,
      groups: mapObserved(e.broker.groups, (groups) => groups.map((each) => ({ ...each, ...patch }))),
    },
  });

export { observed } from '../src/evidence/observation.ts';

/** The broker is a self-managed one, at `host:port`. */
export const selfManaged =
  (authority: string): Change =>
  (e) => {
    const { [BOOTSTRAP]: theirs, ...others } = e.connections;
    const [host = '', port = ''] = authority.split(':');
    return {
      ...e,
      client: { ...e.client, bootstrapServers: [authority] },
      connections: { ...others, [authority]: { ...theirs!, host, port: Number(port) } },
      broker: { ...e.broker, bootstrap: authority },
    };
  };
