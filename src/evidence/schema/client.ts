import * as z from 'zod/mini';
import type { ClientFacts } from '../client.ts';
import { configuration } from './configuration.ts';
import { family } from './family.ts';
import { clientAuth } from './token.ts';
import { flag, maybe, number, text, texts } from './value.ts';
import { tied } from './tied.ts';

export const wanted = z.enum(['read', 'write', 'describe']);

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
  commented: maybe(z.literal(true)),
});

export const client = tied<ClientFacts>()(
  z.looseObject({
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
    clockAheadMs: maybe(number),
  }),
);
