import { refusal } from './answers.ts';
import type { Product } from './define.ts';

export const OKTA = 'https://acme.okta.com';
const CLIENT = '0oa1kafka2Orders3xY7';

/**
 * An authorization server of Okta: a custom one by its id, or the org server without.
 * https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/
 */
export function oktaServer(serverId: string | undefined): Product {
  const issuer = serverId === undefined ? OKTA : `${OKTA}/oauth2/${serverId}`;
  const below = serverId === undefined ? `${OKTA}/oauth2` : issuer;
  return {
    id: 'okta',
    issuer,
    tokenEndpoint: `${below}/v1/token`,
    discovery: `${issuer}/.well-known/openid-configuration`,
    jwks: `${below}/v1/keys`,
    clientId: CLIENT,
    scope: 'kafka',
    audience: 'api://kafka',
    claims: {
      ver: 1,
      jti: 'AT.0mP-4JZZ6NbbOTtFXwYjwiA7nfW8TTtnhXLRvUzYNpQ',
      cid: CLIENT,
      scp: ['kafka'],
      scope: undefined,
      sub: CLIENT,
    },
    lifetimeSeconds: 3600,
    refusals: {
      'unknown-client': refusal(401, 'invalid_client', "Invalid value for 'client_id' parameter."),
      'wrong-secret': refusal(
        401,
        'invalid_client',
        'The client secret supplied for a confidential client is invalid.',
      ),
      'client-auth-not-allowed': refusal(
        401,
        'invalid_client',
        'Client authentication failed. Either the client or the client credentials are invalid.',
      ),
      'scope-not-granted': refusal(
        400,
        'invalid_scope',
        'One or more scopes are not configured for the authorization server resource.',
      ),
    },
    filter: `claims.aud == "api://kafka" && claims.cid == "${CLIENT}"`,
    identityClaim: 'claims.sub',
  };
}

export default oktaServer('default');
