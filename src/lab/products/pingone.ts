import { refusal } from './answers.ts';
import type { Product } from './define.ts';

const ENVIRONMENT = '3f1c7a52-8b4e-4d6f-9a20-5e7c1b8d3f64';
const ISSUER = `https://auth.pingone.eu/${ENVIRONMENT}/as`;
const CLIENT = '7b9e2d41-6c3f-4a85-b1d7-0e8f5c2a9d36';
const UNAUTHENTICATED = refusal(
  401,
  'invalid_client',
  'Request denied: Unsupported authentication method (Correlation ID: 2C9A41F0-8E52-4C0D-9E1B-6A1D7F3B5C44)',
);

/** PingOne, whose tokens for a service have no `sub`: https://apidocs.pingidentity.com/pingone/auth/v1/api/ */
export default {
  id: 'pingone',
  issuer: ISSUER,
  tokenEndpoint: `${ISSUER}/token`,
  discovery: `${ISSUER}/.well-known/openid-configuration`,
  jwks: `${ISSUER}/jwks`,
  clientId: CLIENT,
  audience: 'https://kafka.acme.example',
  claims: {
    client_id: CLIENT,
    jti: 'b1d1a7d6-4a0a-4f5b-9a1b-2d8f6c1e7a90',
    aud: ['https://kafka.acme.example'],
    env: ENVIRONMENT,
    org: '5a2f1d70-3b1c-4c0e-8d49-6f5e4d3c2b1a',
    sub: undefined,
    scope: undefined,
  },
  lifetimeSeconds: 3600,
  refusals: {
    'scope-not-granted': refusal(400, 'invalid_scope', 'May not request scopes for multiple resources'),
    'unknown-client': UNAUTHENTICATED,
    'wrong-secret': UNAUTHENTICATED,
    'client-auth-not-allowed': UNAUTHENTICATED,
  },
  filter: `"https://kafka.acme.example" in claims.aud && claims.client_id == "${CLIENT}"`,
  identityClaim: 'claims.client_id',
  subClaimName: 'client_id',
} satisfies Product;
