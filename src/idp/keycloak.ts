import type { IdentityProvider } from './define.ts';

const REALM = /^(?:\/(?!oauth2\/)[^/]+)?\/realms\/[^/]+/;
const TOKEN_PATH = /\/protocol\/openid-connect\/token\/?$/;

/**
 * Any host; known by its paths (before version 17: `/auth/realms/{realm}`). Refusals are read from Keycloak's own
 * sources: ClientIdAndSecretAuthenticator, ClientCredentialsGrantType, TokenEndpoint and AuthenticationProcessor in
 * github.com/keycloak/keycloak.
 */
const keycloak: IdentityProvider = {
  id: 'keycloak',
  name: 'Keycloak',
  owns: ({ pathname }) => REALM.test(pathname),
  issuerOf: ({ origin, pathname }) =>
    REALM.test(pathname) && TOKEN_PATH.test(pathname)
      ? `${origin}${pathname.replace(TOKEN_PATH, '')}`
      : undefined,
  refusals: [
    // The same words for both; the error separates an id that it does not know from a secret that it does not accept.
    {
      error: 'invalid_client',
      says: /Invalid client or Invalid client credentials/i,
      cause: 'token/unknown-client',
      certain: false,
      also: ['token/client-disabled'],
    },
    {
      error: 'unauthorized_client',
      says: /Invalid client or Invalid client credentials|Invalid client secret/i,
      cause: 'token/wrong-secret',
      certain: true,
      also: ['token/secret-expired'],
    },
    { says: /Missing client_id parameter/i, cause: 'token/auth-method-mismatch', certain: false },
    {
      says: /not (?:enabled|allowed) to retrieve service account/i,
      cause: 'token/grant-not-enabled',
      certain: true,
    },
    { says: /^User 'service-account-.*' disabled/i, cause: 'token/client-disabled', certain: true },
    { says: /associated service account .* does not exist/i, cause: 'token/client-disabled', certain: true },
    { says: /Realm (?:not enabled|does not exist)/i, cause: 'token/tenant-wrong', certain: true },
    { error: 'Realm does not exist', cause: 'token/tenant-wrong', certain: true },
    { says: /HTTPS required/i, cause: 'config/token-url-http', certain: true },
    { says: /Missing form parameter: grant_type/i, cause: 'token/wrong-content-type', certain: true },
    { says: /duplicated parameter/i, cause: 'token/duplicate-param', certain: true },
    { says: /\bDPoP\b/i, cause: 'token/dpop-required', certain: true },
    { error: 'invalid_scope', says: /^Invalid scopes?/i, cause: 'token/scope-unknown', certain: true },
  ],
};

export default keycloak;
