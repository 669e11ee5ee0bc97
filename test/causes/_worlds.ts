import type { Evidence } from '../../src/evidence/evidence.ts';
import type { HttpDocument } from '../../src/evidence/http.ts';
import { isJsonObject, type Json } from '../../src/evidence/json.ts';
import { failed, mapObserved, missing, observed } from '../../src/evidence/observation.ts';
import type { SignatureCheck } from '../../src/evidence/token.ts';
import { claims, client, given, NOW, provider, type Change } from '../given.ts';

/** The content of the discovery document; `undefined` removes a member. */
export const discoverySays =
  (patch: Readonly<Record<string, Json | undefined>>): Change =>
  (e) => ({
    ...e,
    discovery: {
      ...e.discovery,
      appended: mapObserved(e.discovery.appended, (answer) => ({
        ...answer,
        json: JSON.parse(
          JSON.stringify({ ...(isJsonObject(answer.json) ? answer.json : {}), ...patch }),
        ) as Json,
      })),
    },
  });

/** The answer of the discovery URL. */
export const discoveryAnswers =
  (patch: Partial<HttpDocument>): Change =>
  (e) => ({
    ...e,
    discovery: {
      ...e.discovery,
      appended: mapObserved(e.discovery.appended, (answer) => ({ ...answer, ...patch })),
    },
  });

export const discoveryUnasked: Change = (e) => ({
  ...e,
  discovery: {
    appended: missing('no discovery URL is known', '--discovery-url'),
    inserted: missing('no discovery URL is known'),
  },
});

export const discoveryUnreachable: Change = (e) => {
  const stopped = failed(
    { stage: 'tcp', code: 'ETIMEDOUT', message: 'no answer in time' },
    'https://acme.auth0.com/.well-known/openid-configuration',
    NOW,
  );
  return { ...e, discovery: { appended: stopped, inserted: stopped } };
};

/** All three sources have this issuer, and its token endpoint is the client's. */
export const issuedBy =
  (issuer: string, tokenEndpoint: string): Change =>
  (e) =>
    [
      client({ tokenEndpoint }),
      claims({ iss: issuer }),
      provider({ issuer }),
      discoverySays({ issuer, token_endpoint: tokenEndpoint }),
      discoveryAnswers({ url: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration` }),
    ].reduce((evidence, change) => change(evidence), e);

/** The result of the signature check with both published key sets. */
export const signature =
  (outcome: SignatureCheck['outcome'], candidates = 1): Change =>
  (e) => ({
    ...e,
    token: {
      ...e.token,
      signature: observed(
        [
          { keySet: 'discovery', outcome, candidates },
          { keySet: 'provider', outcome, candidates },
        ],
        'the token and the published keys',
        NOW,
      ),
    },
  });

/** The keys at one of the two places, by their ids. */
export const published =
  (where: keyof Evidence['jwks'], keys: readonly Json[]): Change =>
  (e) => ({
    ...e,
    jwks: { ...e.jwks, [where]: mapObserved(e.jwks[where], (answer) => ({ ...answer, json: { keys } })) },
  });

export const SECONDS = NOW / 1000;
export { given };
