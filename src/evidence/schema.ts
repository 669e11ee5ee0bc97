import * as z from 'zod/mini';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import type { Input, Observation } from './observation.ts';

/*
 * The shape of evidence, for bundles that come from elsewhere; `readBundle` holds it against the type `Evidence`. Members that this version does not know are kept, for a
 * newer one may have written them; those that it reads must be what it takes them for.
 */

const text = z.string();
const number = z.number();
const flag = z.boolean();
const texts = z.array(text);
const maybe = z.exactOptional;

/** Whatever `JSON.parse` makes. */
const json = z.custom<Json>(() => true);
const jsonObject = z.custom<JsonObject>(isJsonObject);

const failure = z.looseObject({
  stage: z.enum(['dns', 'tcp', 'proxy', 'tls', 'http', 'kafka', 'sasl', 'deadline', 'refused-by-us']),
  code: text,
  message: text,
});

function observation<T>(value: z.ZodMiniType<T>): z.ZodMiniType<Observation<T>> {
  return z.discriminatedUnion('status', [
    z.looseObject({ status: z.literal('observed'), value, source: text, at: number }),
    z.looseObject({ status: z.literal('failed'), failure, source: text, at: number }),
    z.looseObject({
      status: z.literal('missing'),
      because: text,
      input: maybe(text as unknown as z.ZodMiniType<Input>),
    }),
  ]);
}

const answer = {
  url: text,
  status: number,
  headers: z.record(text, text),
  mediaType: text,
  bytes: number,
  receivedAt: number,
  tookMs: number,
};
const form = z.enum(['json', 'html', 'pem', 'text', 'empty']);
const document = observation(z.looseObject({ ...answer, form, json: maybe(json), excerpt: maybe(text) }));

const family = z.enum(['java', 'librdkafka', 'kafkajs']);
const clientAuth = z.enum([
  'client_secret_post',
  'client_secret_basic',
  'private_key_jwt',
  'tls_client_auth',
  'none',
]);
const wanted = z.enum(['read', 'write', 'describe']);

const secretTraits = z.looseObject({
  empty: flag,
  surroundingWhitespace: flag,
  newlineInside: flag,
  quoted: flag,
  placeholder: flag,
  base64OfText: flag,
  guid: flag,
  needsEncoding: flag,
  backslash: flag,
  nonAscii: flag,
});

const place = z.looseObject({ line: number, column: number });
const configuration = z.looseObject({
  file: text,
  format: text,
  isPartial: maybe(z.literal(true)),
  properties: z.array(z.looseObject({ name: text, value: maybe(text), at: place, nameAt: maybe(place) })),
  oddities: z.array(
    z.looseObject({
      kind: z.enum([
        'jaas',
        'escape-taken',
        'comment-cut',
        'variable-taken',
        'byte-order-mark',
        'given-twice',
        'unreadable-trust',
      ]),
      subject: maybe(text),
      what: maybe(text),
      at: place,
    }),
  ),
  places: z.record(text, place),
});

const client = z.looseObject({
  name: text,
  tokenEndpoint: maybe(text),
  clientId: maybe(text),
  clientSecret: maybe(secretTraits),
  clientAuth,
  audience: maybe(text),
  scope: maybe(text),
  resource: maybe(text),
  params: texts,
  givenToken: flag,
  discoveryUrl: maybe(text),
  providerId: maybe(text),
  poolId: maybe(text),
  confluentApiUrl: text,
  confluentApiKeyGiven: flag,
  bootstrapServers: texts,
  logicalCluster: maybe(text),
  extensions: z.record(text, text),
  securityProtocol: text,
  saslMechanism: text,
  client: maybe(family),
  clientVersion: maybe(text),
  headerUrlencode: maybe(flag),
  basicHeader: maybe(z.literal('base64url')),
  subClaimName: maybe(text),
  authorizationIdentity: maybe(text),
  allowedUrls: maybe(texts),
  configuration: maybe(configuration),
  topics: z.array(z.looseObject({ name: text, wanted })),
  groups: texts,
  caFile: maybe(text),
  proxy: maybe(text),
  offline: flag,
  experiments: flag,
});

const address = z.looseObject({ address: text, family: z.literal([4, 6]) });
const attempt = z.looseObject({ address: text, code: maybe(text), tookMs: number });
const certificate = z.looseObject({
  subject: text,
  issuer: text,
  names: texts,
  notBefore: number,
  notAfter: number,
  fingerprint256: text,
  selfSigned: flag,
});

/** A stage that failed may hold a part of its value: what could be seen all the same. */
const stage = <S extends z.core.$ZodLooseShape>(shape: S) => {
  const parts = Object.fromEntries(
    Object.entries(shape).map(([name, part]) => [name, maybe(part as z.ZodMiniType)]),
  );
  type Part = { [K in keyof S]?: z.infer<S[K]> };
  return z.discriminatedUnion('ok', [
    z.looseObject({ ok: z.literal(true), value: z.looseObject(shape), tookMs: number }),
    z.looseObject({
      ok: z.literal(false),
      code: text,
      message: text,
      tookMs: number,
      value: maybe(z.looseObject(parts) as unknown as z.ZodMiniType<Part>),
    }),
  ]);
};

const connection = z.looseObject({
  host: text,
  port: number,
  proxy: maybe(text),
  proxyRule: maybe(z.looseObject({ name: text, entry: maybe(text), unread: maybe(z.literal(true)) })),
  detour: maybe(z.literal(true)),
  carried: maybe(texts),
  dns: maybe(stage({ addresses: z.array(address) })),
  tcp: maybe(stage({ address: text, attempts: z.array(attempt) })),
  tunnel: maybe(stage({ status: number, schemes: maybe(texts), credentials: maybe(z.literal(true)) })),
  tls: maybe(
    stage({
      protocol: text,
      cipher: text,
      alpn: maybe(text),
      chain: z.array(certificate),
      trust: maybe(z.enum(['public', 'given', 'node-extra'])),
      clientCertificate: maybe(z.enum(['shown', 'asked-for'])),
      refusal: maybe(text),
    }),
  ),
});

const token = z.looseObject({
  answer: observation(
    z.looseObject({
      ...answer,
      form,
      clientAuth,
      sent: texts,
      as: maybe(family),
      members: texts,
      tokenType: maybe(text),
      expiresIn: maybe(z.union([number, text])),
      scope: maybe(text),
      excerpt: maybe(text),
      location: maybe(text),
      error: maybe(
        z.looseObject({
          error: text,
          description: maybe(text),
          codes: maybe(z.array(number)),
          vendorCode: maybe(text),
        }),
      ),
    }),
  ),
  jwt: observation(
    z.looseObject({
      parts: number,
      bytes: number,
      header: maybe(jsonObject),
      claims: maybe(jsonObject),
      unsigned: flag,
      blemishes: z.array(
        z.enum([
          'bearer-prefix',
          'basic-prefix',
          'surrounding-whitespace',
          'inner-whitespace',
          'quotes',
          'padding',
          'standard-base64',
        ]),
      ),
      from: z.enum(['access_token', 'id_token', 'token-file']),
    }),
  ),
  signature: observation(
    z.array(
      z.looseObject({
        keySet: z.enum(['discovery', 'provider']),
        candidates: number,
        detail: maybe(text),
        outcome: z.enum(['valid', 'invalid', 'no-such-key', 'key-unusable']),
      }),
    ),
  ),
});

const pool = z.looseObject({
  id: maybe(text),
  displayName: maybe(text),
  identityClaim: maybe(text),
  filter: maybe(text),
  state: maybe(text),
  updatedAt: maybe(number),
  source: text,
});

const provider = z.looseObject({
  id: maybe(text),
  displayName: maybe(text),
  issuer: maybe(text),
  jwksUri: maybe(text),
  identityClaim: maybe(text),
  state: maybe(text),
  deactivated: maybe(flag),
  keys: maybe(z.array(z.looseObject({ kid: text, alg: maybe(text) }))),
  updatedAt: maybe(number),
  pools: observation(z.array(pool)),
  source: text,
});

const confluent = z.looseObject({
  providers: observation(z.array(provider)),
  clusters: observation(
    z.array(
      z.looseObject({
        id: text,
        displayName: maybe(text),
        environment: text,
        bootstrap: maybe(text),
        phase: maybe(text),
      }),
    ),
  ),
  sts: observation(
    z.looseObject({ status: number, accepted: flag, error: maybe(text), description: maybe(text) }),
  ),
});

const permitted = { errorCode: number, operations: maybe(texts) };
const broker = z.looseObject({
  bootstrap: maybe(text),
  apiVersions: observation(
    z.looseObject({ errorCode: number, apis: z.record(text, z.tuple([number, number])) }),
  ),
  handshake: observation(z.looseObject({ errorCode: number, mechanisms: texts })),
  authenticate: observation(
    z.looseObject({
      accepted: flag,
      errorCode: number,
      errorMessage: maybe(text),
      challenge: maybe(text),
      sessionLifetimeMs: number,
    }),
  ),
  metadata: observation(
    z.looseObject({
      brokers: z.array(z.looseObject({ nodeId: number, host: text, port: number })),
      topics: z.array(z.looseObject({ name: text, wanted, ...permitted })),
    }),
  ),
  groups: observation(z.array(z.looseObject({ name: text, ...permitted }))),
});

export const evidenceSchema = z.looseObject({
  schemaVersion: z.literal(1),
  startedAt: number,
  client,
  connections: z.record(text, connection),
  clocks: z.array(
    z.looseObject({
      host: text,
      keeper: z.enum(['identity-provider', 'confluent', 'other']),
      theirs: number,
      ours: number,
    }),
  ),
  token,
  discovery: z.looseObject({ appended: document, inserted: document }),
  jwks: z.looseObject({ byDiscovery: document, byProvider: document }),
  confluent,
  broker,
  experiments: z.record(
    text,
    observation(z.looseObject({ kind: z.enum(['token', 'sign-in', 'sts']), succeeded: flag, saw: text })),
  ),
  timings: z.array(z.looseObject({ span: text, startMs: number, endMs: number })),
});

/** A recorded run. */
export const bundleSchema = z.looseObject({
  kind: z.literal('oauthbearer-bundle'),
  schemaVersion: z.literal(1),
  tool: z.looseObject({ name: z.literal('oauthbearer'), version: text }),
  /** Whether client ids and subjects were replaced. */
  pseudonymized: flag,
  evidence: evidenceSchema,
});
