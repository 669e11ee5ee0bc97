import type { IdentityProvider } from './define.ts';

const REALM = /^(?:\/(?!oauth2\/)[^/]+)?\/realms\/[^/]+/;
const TOKEN_PATH = /\/protocol\/openid-connect\/token\/?$/;

/**
 * Any host; recognised by its paths (before version 17: `/auth/realms/{realm}`). Refusals come from Keycloak's source
 * code: ClientIdAndSecretAuthenticator, ClientCredentialsGrantType, TokenEndpoint and AuthenticationProcessor in
 * github.com/keycloak/keycloak, verified with Keycloak 26.4.7 (test/peers). Keycloak's router reports a missing path as
 * an OAuth error: 404 `{"error":"Unable to find matching target resource method"}`, `{"error":"HTTP 404 Not Found"}`,
 * 405 `{"error":"HTTP 405 Method Not Allowed"}`; these are recognised by their status.
 */
const keycloak: IdentityProvider = {
  id: 'keycloak',
  name: 'Keycloak',
  owns: ({ pathname }) => REALM.test(pathname),
  issuerOf: ({ origin, pathname }) =>
    REALM.test(pathname) && TOKEN_PATH.test(pathname)
      ? `${origin}${pathname.replace(TOKEN_PATH, '')}`
      : undefined,
  isIssuer: ({ pathname }) => /^(?:\/[^/]+)?\/realms\/[^/]+\/?$/.test(pathname),
  refusals: [
    // The message is the same; the error code distinguishes an unknown id from a wrong secret.
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
      certain: false,
      also: ['token/secret-expired'],
    },
    // 26.4.7, for a client whose authenticator is "Signed JWT": 400 invalid_client, whatever else was sent.
    {
      error: 'invalid_client',
      says: /Parameter client_assertion(?:_type)? is missing/i,
      cause: 'token/assertion-required',
      certain: true,
    },
    // Before 26; 26.4.7 gives the same answer for a missing client_id as for an unknown one.
    // Keycloak's own log of events, which has neither the status nor the body of the answer.
    {
      says: /CLIENT_LOGIN_ERROR\b.{0,400}?\berror="?invalid_client_credentials/,
      cause: 'token/wrong-secret',
      certain: true,
    },
    {
      says: /CLIENT_LOGIN_ERROR\b.{0,400}?\berror="?client_not_found/,
      cause: 'token/unknown-client',
      certain: true,
    },
    {
      says: /CLIENT_LOGIN_ERROR\b.{0,400}?\berror="?client_disabled/,
      cause: 'token/client-disabled',
      certain: true,
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
    // 26.4.7: only 404 `{"error":"Realm does not exist"}`; discovery answers the same.
    { error: 'Realm does not exist', cause: 'token/tenant-wrong', certain: true },
    { says: /HTTPS required/i, cause: 'config/token-url-http', certain: true },
    { says: /Missing form parameter: grant_type/i, cause: 'token/wrong-content-type', certain: true },
    { says: /duplicated parameter/i, cause: 'token/duplicate-param', certain: true },
    { says: /\bDPoP\b/i, cause: 'token/dpop-required', certain: true },
    { error: 'invalid_scope', says: /^Invalid scopes?/i, cause: 'token/scope-unknown', certain: true },
  ],
};

export default keycloak;
