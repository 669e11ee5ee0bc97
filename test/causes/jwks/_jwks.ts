import { observed } from '../../../src/evidence/observation.ts';
import type { HttpDocument } from '../../../src/evidence/http.ts';
import type { Json, JsonObject } from '../../../src/evidence/json.ts';
import type { SignatureCheck } from '../../../src/evidence/token.ts';
import { claims, JWKS_URI, NOW, provider, signingKey, type Change } from '../../casebook.ts';

export const answer = (json: Json | undefined, more: Partial<HttpDocument> = {}): HttpDocument => ({
  url: JWKS_URI,
  status: 200,
  headers: {},
  mediaType: 'application/json',
  bytes: 900,
  receivedAt: NOW,
  tookMs: 30,
  form: json === undefined ? 'html' : 'json',
  ...(json === undefined ? {} : { json }),
  ...more,
});

const asKeys = (keys: readonly (string | JsonObject)[]): Json => ({
  keys: keys.map((key) => (typeof key === 'string' ? signingKey(key) : key)),
});

export const signatureIs =
  (provider: SignatureCheck['outcome'], discovery = provider): Change =>
  (e) => ({
    ...e,
    token: {
      ...e.token,
      signature: observed(
        [
          { keySet: 'discovery', outcome: discovery, candidates: 1 },
          { keySet: 'provider', outcome: provider, candidates: 1 },
        ],
        'the token and the published keys',
        NOW,
      ),
    },
  });

/** The published keys, at the same place for the issuer and for Confluent. */
export const publishes =
  (...keys: readonly (string | JsonObject)[]): Change =>
  (e) => ({
    ...e,
    jwks: {
      byProvider: observed(answer(asKeys(keys)), JWKS_URI, NOW),
      byDiscovery: observed(answer(asKeys(keys)), JWKS_URI, NOW),
    },
  });

/** The answer of that place, with or without keys. */
export const answers =
  (json: Json | undefined, more: Partial<HttpDocument> = {}): Change =>
  (e) => ({
    ...e,
    jwks: {
      byProvider: observed(answer(json, more), JWKS_URI, NOW),
      byDiscovery: observed(answer(json, more), JWKS_URI, NOW),
    },
  });

/** Confluent reads another place than the issuer's, with other keys or none. */
export const keysAt =
  (uri: string, keys: readonly (string | JsonObject)[] | undefined, status = 200): Change =>
  (e) => ({
    ...provider({ jwksUri: uri })(e),
    jwks: {
      ...e.jwks,
      byProvider: observed(
        answer(keys === undefined ? undefined : asKeys(keys), { url: uri, status }),
        uri,
        NOW,
      ),
    },
  });

/** The keys that Confluent has. */
export const held = (...kids: readonly string[]): Change =>
  provider({ keys: kids.map((kid) => ({ kid, alg: 'RS256' })) });

/** Without the keys that Confluent holds, which the console does not show. */
export const heldUnknown: Change = (e) => ({
  ...e,
  confluent: {
    ...e.confluent,
    providers:
      e.confluent.providers.status === 'observed'
        ? { ...e.confluent.providers, value: e.confluent.providers.value.map(({ keys: _, ...rest }) => rest) }
        : e.confluent.providers,
  },
});

/** When the token was issued, in seconds before now; it expires in an hour. */
export const tokenIssued = (secondsAgo: number): Change =>
  claims({ iat: NOW / 1000 - secondsAgo, exp: NOW / 1000 + 3600 });
