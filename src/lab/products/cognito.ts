import { refusal } from './answers.ts';
import type { Product } from './define.ts';

const ISSUER = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A1b2C3d4E';
const CLIENT = '7h3kafkaorders2x9q4m1n8b5v';

/**
 * Amazon Cognito, whose access tokens have no `aud`, and whose tokens come from another host than its issuer's:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export default {
  id: 'cognito',
  issuer: ISSUER,
  tokenEndpoint: 'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token',
  discovery: `${ISSUER}/.well-known/openid-configuration`,
  jwks: `${ISSUER}/.well-known/jwks.json`,
  clientId: CLIENT,
  scope: 'kafka/read',
  audience: 'kafka',
  claims: {
    sub: CLIENT,
    token_use: 'access',
    scope: 'kafka/read',
    auth_time: 1_764_400_000,
    version: 2,
    jti: '6f1b0c1e-3a5e-4d7d-8f0e-5c6a7b8c9d0e',
    client_id: CLIENT,
    aud: undefined,
  },
  lifetimeSeconds: 3600,
  refusals: {
    'unknown-client': refusal(400, 'invalid_client'),
    'wrong-secret': refusal(400, 'invalid_client'),
    'client-auth-not-allowed': refusal(400, 'invalid_client'),
    'grant-not-supported': refusal(400, 'unsupported_grant_type'),
    'scope-not-granted': refusal(400, 'invalid_scope'),
  },
  filter: `claims.client_id == "${CLIENT}"`,
  identityClaim: 'claims.client_id',
} satisfies Product;
