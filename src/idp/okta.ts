import type { IdentityProvider } from './define.ts';

/**
 * Issuers: https://developer.okta.com/docs/concepts/auth-servers/ (org server: no path; custom server:
 * `/oauth2/{id}`). Refusals: Okta's published table of OAuth 2.0 error codes, data/oauth2-error-codes.json in
 * github.com/okta/okta-developer-docs, and error-codes.json for `E0000...`.
 */
const HOSTS = /\.(?:okta|oktapreview|okta-emea|okta-gov|trexcloud)\.com$/;

const okta: IdentityProvider = {
  id: 'okta',
  name: 'Okta',
  hosts: HOSTS,
  owns: ({ hostname, pathname }) =>
    HOSTS.test(hostname) ||
    // Oracle's identity domains have the same path as Okta's org server.
    (/^\/oauth2\/(?:[^/]+\/)?v1\/token\/?$/.test(pathname) && !hostname.endsWith('.oraclecloud.com')) ||
    /^\/oauth2\/(?:default|aus[0-9A-Za-z]{17})(?:\/|$)/.test(pathname),
  issuerOf: ({ origin, pathname }) => {
    const server = /^\/oauth2\/(?:([^/]+)\/)?v1\/token\/?$/.exec(pathname);
    if (server === null) return undefined;
    return server[1] === undefined ? origin : `${origin}/oauth2/${server[1]}`;
  },
  isIssuer: ({ pathname }) => /^\/oauth2\/(?:default|aus[0-9A-Za-z]{17})\/?$/.test(pathname),
  // The Apps API, and `okta_app_oauth` of Okta's Terraform provider, create an application with the id that they are given.
  clientId: {
    pattern: /^0oa[0-9A-Za-z]{17}$/,
    looksLike: '0oa and 17 letters and digits',
    mayBeChosen: true,
  },
  refusals: [
    // GET instead of POST: what a client makes of a redirect.
    {
      vendorCode: 'E0000022',
      cause: 'token/redirected',
      certain: false,
      also: ['token/endpoint-not-found'],
    },
    { vendorCode: 'E0000047', cause: 'token/rate-limited', certain: true },
    // "Not found" for anything: an authorization server, or a path that Okta does not have.
    { vendorCode: 'E0000007', cause: 'token/tenant-wrong', certain: false },
    { says: /authorization server id is invalid/i, cause: 'token/tenant-wrong', certain: true },
    {
      says: /Invalid value for 'client_id' parameter/i,
      cause: 'token/unknown-client',
      certain: true,
    },
    {
      says: /client secret supplied for a confidential client is invalid/i,
      cause: 'token/wrong-secret',
      certain: true,
    },
    { says: /must use the private_key_jwt/i, cause: 'token/assertion-required', certain: true },
    { says: /client_assertion/i, error: 'invalid_client', cause: 'token/assertion-invalid', certain: true },
    {
      says: /^The client_assertion|for client_assertion must be/i,
      cause: 'token/assertion-invalid',
      certain: true,
    },
    { says: /Cannot supply multiple client credentials/i, cause: 'config/two-credentials', certain: true },
    { says: /No client credentials found/i, cause: 'token/auth-method-mismatch', certain: false },
    {
      says: /not be supplied via query parameters|was not valid client credentials/i,
      cause: 'token/wrong-secret',
      certain: false,
      also: ['token/auth-method-mismatch'],
    },
    {
      says: /only be used with a custom authorization server/i,
      cause: 'token/grant-not-enabled',
      certain: true,
    },
    {
      says: /Only clients with 'application_type' of 'service'/i,
      cause: 'token/grant-not-enabled',
      certain: true,
    },
    { error: 'unauthorized_client', says: /grant type/i, cause: 'token/grant-not-enabled', certain: true },
    { error: 'unauthorized_client', cause: 'token/grant-not-enabled', certain: false },
    { says: /Cannot request '?(?:openid|offline_access)/i, cause: 'token/scope-openid', certain: true },
    {
      says: /No scopes were requested|'scope' must be provided/i,
      cause: 'token/scope-missing',
      certain: true,
    },
    {
      says: /scopes are not configured for the authorization server/i,
      cause: 'token/scope-unknown',
      certain: true,
    },
    { error: 'consent_required', cause: 'token/scope-unknown', certain: true },
    { says: /permitted network zones/i, cause: 'token/network-zone', certain: true },
    {
      says: /Policy evaluation (?:failed|succeeded)|denied by the policy/i,
      cause: 'token/policy-denied',
      certain: true,
    },
    { error: 'callback_returned_error', cause: 'token/action-hook-denied', certain: true },
    // A claim's own expression fails with the same message as one that needs data from a hook.
    { says: /claim could not be evaluated/i, cause: 'token/action-hook-denied', certain: false },
    { error: 'access_denied', cause: 'token/policy-denied', certain: false },
  ],
};

export default okta;
