import type { JsonObject } from '../../evidence/json.ts';
import { json, text, type Answer, type Request, type Service } from '../network/http.ts';
import type { CannedAnswer, IdpSettings } from '../settings.ts';
import { publicJwks } from './keys.ts';
import { answerTokenRequest } from './token-endpoint.ts';

/**
 * The identity provider: token endpoint, discovery document (OpenID Connect Discovery 1.0 section 4) and JWK Set (RFC
 * 7517 section 5). It is the same tenant under any host name, as with a custom domain.
 */
export function identityProvider(idp: IdpSettings): Service {
  const answer = async (request: Request): Promise<Answer> => {
    const endpoint = endpointOf(idp, request.url);
    if (endpoint === undefined) return text(404, 'Not found.');
    return cannedAnswer(idp.canned[endpoint], request) ?? (await trueAnswer(idp, endpoint, request));
  };
  return { answer, now: () => Date.now() + idp.clockAheadSeconds * 1000 };
}

type Endpoint = 'token' | 'discovery' | 'jwks' | 'jwks-elsewhere';

function endpointOf(idp: IdpSettings, url: URL): Endpoint | undefined {
  if (elsewhere(idp, url) !== undefined) return 'jwks-elsewhere';
  switch (url.pathname) {
    case idp.tokenPath:
      return 'token';
    case idp.discoveryPath:
      return 'discovery';
    case idp.jwksPath:
      return 'jwks';
    default:
      return undefined;
  }
}

const elsewhere = ({ otherKeySets }: IdpSettings, { origin, pathname }: URL) =>
  otherKeySets[`${origin}${pathname}`] ?? otherKeySets[pathname];

async function trueAnswer(idp: IdpSettings, endpoint: Endpoint, request: Request): Promise<Answer> {
  switch (endpoint) {
    case 'token':
      return answerTokenRequest(idp, request);
    case 'discovery':
      return json(200, discoveryDocument(idp, request.url.origin), idp.headers.discovery);
    case 'jwks':
      return json(200, idp.publish(await publicJwks(idp.keys)), idp.headers.jwks);
    case 'jwks-elsewhere':
      return json(200, await publicJwks(elsewhere(idp, request.url) ?? []), idp.headers.jwks);
  }
}

/** It contains the requested host name, like Auth0's under a custom domain. */
function discoveryDocument(idp: IdpSettings, origin: string): JsonObject {
  const document = {
    issuer: `${origin}/`,
    token_endpoint: `${origin}${idp.tokenPath}`,
    jwks_uri: `${origin}${idp.jwksPath}`,
    response_types_supported: ['code', 'token', 'id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['HS256', 'RS256', 'PS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    ...idp.discovery,
  };
  return JSON.parse(JSON.stringify(document)) as JsonObject;
}

/** A scenario's answer instead of the real one, if it applies to this request. */
export function cannedAnswer(canned: CannedAnswer | undefined, request: Request): Answer | undefined {
  if (canned === undefined) return undefined;
  const { body, authorization, url } = request;
  const wanted = canned.onlyIf?.({ body, authorization, url: url.href }) ?? true;
  return wanted ? canned : undefined;
}
