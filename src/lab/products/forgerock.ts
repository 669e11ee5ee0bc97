import { refusal } from './answers.ts';
import type { Product } from './define.ts';

const ISSUER = 'https://am.acme.example/am/oauth2/realms/root/realms/kafka';
const CLIENT = 'orders-service';
const UNAUTHENTICATED = refusal(401, 'invalid_client', 'Client authentication failed');

/** PingAM, formerly ForgeRock AM, with client-based tokens: https://docs.pingidentity.com/pingam/7.5/oauth2-guide/ */
export default {
  id: 'forgerock',
  issuer: ISSUER,
  tokenEndpoint: `${ISSUER}/access_token`,
  discovery: `${ISSUER}/.well-known/openid-configuration`,
  jwks: `${ISSUER}/connect/jwk_uri`,
  clientId: CLIENT,
  scope: 'kafka',
  audience: CLIENT,
  claims: {
    sub: CLIENT,
    cts: 'OAUTH2_STATELESS_GRANT',
    auditTrackingId: '0a3e1c7d-58a4-4b23-9d1f-6e7c8b9a0d1e-40512',
    subname: CLIENT,
    tokenName: 'access_token',
    token_type: 'Bearer',
    nbf: 0,
    grant_type: 'client_credentials',
    scope: ['kafka'],
    realm: '/kafka',
    expires_in: 3600,
    jti: 'xQ3mZ1pT8vLr',
  },
  lifetimeSeconds: 3600,
  refusals: {
    'unknown-client': UNAUTHENTICATED,
    'wrong-secret': UNAUTHENTICATED,
    'client-auth-not-allowed': UNAUTHENTICATED,
    'scope-not-granted': refusal(400, 'invalid_scope', 'Unknown/invalid scope(s)'),
  },
  filter: `claims.aud == "${CLIENT}" && claims.realm == "/kafka"`,
  identityClaim: 'claims.sub',
} satisfies Product;
