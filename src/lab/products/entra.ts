import { aadsts } from './answers.ts';
import type { Product } from './define.ts';

export const ENTRA_TENANT = '8b87af7d-8647-4dc7-8df4-5f69a2011bb5';
const CLIENT = '6f2b4c1e-0d3a-4f57-8b9e-2a7c5d1e9f40';
const PRINCIPAL = '3c1f0b7e-5f0d-4a9d-8f61-7c2f4f2f9a11';
const API = '9a4c1f3e-1111-4222-8333-444455556666';
const BASE = `https://login.microsoftonline.com/${ENTRA_TENANT}`;

/**
 * Microsoft Entra ID with v2.0 tokens:
 * https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference
 */
export default {
  id: 'entra',
  issuer: `${BASE}/v2.0`,
  tokenEndpoint: `${BASE}/oauth2/v2.0/token`,
  discovery: `${BASE}/v2.0/.well-known/openid-configuration`,
  jwks: `${BASE}/discovery/v2.0/keys`,
  clientId: CLIENT,
  scope: `api://${API}/.default`,
  audience: API,
  claims: {
    nbf: 0,
    aio: 'k2RgYDh8fMLuzJ1bWBYZM5xSZAA=',
    azp: CLIENT,
    azpacr: '1',
    oid: PRINCIPAL,
    sub: PRINCIPAL,
    roles: ['Kafka.Client'],
    scope: undefined,
    tid: ENTRA_TENANT,
    uti: 'Zq0bX3yVQk6sT1n8w2J4AA',
    ver: '2.0',
  },
  lifetimeSeconds: 3599,
  // Its keys name no algorithm, and an issuer with each, which no standard has.
  publish: ({ keys }) => ({ keys: keys.map(({ alg: _, ...key }) => ({ ...key, issuer: `${BASE}/v2.0` })) }),
  refusals: {
    'scope-not-granted': aadsts(
      400,
      'invalid_scope',
      1002012,
      'The provided value for scope is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
    ),
    'unknown-client': aadsts(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier was not found in the directory 'Acme'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    ),
    'wrong-secret': aadsts(
      401,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${CLIENT}'.`,
    ),
    'client-auth-not-allowed': aadsts(
      401,
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    ),
    'grant-not-supported': aadsts(
      400,
      'unsupported_grant_type',
      70003,
      'The app requested an unsupported grant type.',
    ),
  },
  filter: `claims.aud == "${API}"`,
  identityClaim: 'claims.sub',
} satisfies Product;
