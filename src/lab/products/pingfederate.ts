import { refusal } from './answers.ts';
import type { Product } from './define.ts';

const ISSUER = 'https://federation.acme.example';
const CLIENT = 'orders-service';
const UNAUTHENTICATED = refusal(401, 'invalid_client', 'Invalid client or client credentials.');

/** PingFederate: https://docs.pingidentity.com/pingfederate/latest/administrators_reference_guide/ */
export default {
  id: 'pingfederate',
  issuer: ISSUER,
  tokenEndpoint: `${ISSUER}/as/token.oauth2`,
  discovery: `${ISSUER}/.well-known/openid-configuration`,
  jwks: `${ISSUER}/pf/JWKS`,
  clientId: CLIENT,
  audience: 'kafka',
  claims: { client_id: CLIENT, sub: CLIENT, jti: 'Kd9sQm2x', scope: undefined },
  lifetimeSeconds: 7200,
  refusals: {
    'scope-not-granted': refusal(400, 'invalid_scope'),
    'unknown-client': UNAUTHENTICATED,
    'wrong-secret': UNAUTHENTICATED,
    'client-auth-not-allowed': UNAUTHENTICATED,
  },
  filter: `claims.aud == "kafka" && claims.client_id == "${CLIENT}"`,
  identityClaim: 'claims.client_id',
} satisfies Product;
