import { refusal } from './answers.ts';
import type { Product } from './define.ts';

export const KEYCLOAK = 'https://sso.acme.example';
const CLIENT = 'orders-service';

/** A realm of Keycloak 17 or later: https://www.keycloak.org/securing-apps/oidc-layers */
export function keycloakRealm(realm: string): Product {
  const issuer = `${KEYCLOAK}/realms/${realm}`;
  return {
    id: 'keycloak',
    issuer,
    tokenEndpoint: `${issuer}/protocol/openid-connect/token`,
    discovery: `${issuer}/.well-known/openid-configuration`,
    jwks: `${issuer}/protocol/openid-connect/certs`,
    clientId: CLIENT,
    audience: 'kafka',
    claims: {
      jti: 'trrtcc:1f0a7a5e-6a57-4b0e-9f60-6cf3a7f1c9ab',
      aud: ['kafka', 'account'],
      sub: '0d5c1d3e-7a0e-4b0e-9a44-0d5f8a0b1c2d',
      typ: 'Bearer',
      azp: CLIENT,
      acr: '1',
      realm_access: { roles: ['offline_access', 'uma_authorization'] },
      scope: 'email profile',
      email_verified: false,
      clientHost: '10.42.0.17',
      clientAddress: '10.42.0.17',
      client_id: CLIENT,
      preferred_username: `service-account-${CLIENT}`,
    },
    lifetimeSeconds: 300,
    refusals: {
      'unknown-client': refusal(401, 'invalid_client', 'Invalid client or Invalid client credentials'),
      'wrong-secret': refusal(401, 'unauthorized_client', 'Invalid client or Invalid client credentials'),
      'client-auth-not-allowed': refusal(
        401,
        'unauthorized_client',
        'Invalid client or Invalid client credentials',
      ),
      'grant-not-supported': refusal(400, 'unsupported_grant_type', 'Unsupported grant_type'),
      'scope-not-granted': refusal(400, 'invalid_scope', 'Invalid scopes: orders:write'),
    },
    filter: `"kafka" in claims.aud && claims.azp == "${CLIENT}"`,
    identityClaim: 'claims.sub',
  };
}

export default keycloakRealm('kafka');
