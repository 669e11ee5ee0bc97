import type { IdentityProvider } from './define.ts';

/**
 * Hosts and issuers: https://auth0.com/docs/customize/custom-domains (the issuer follows the host of the token request
 * and ends in a slash). Refusals: https://auth0.com/docs/api/authentication and the client_credentials threads
 * auth0/docs#5466, auth0/auth0-python#173, auth0/terraform-provider-auth0#951.
 */
const HOSTS = /(?:^|\.)auth0\.com$/;

const auth0: IdentityProvider = {
  id: 'auth0',
  name: 'Auth0',
  hosts: HOSTS,
  owns: ({ hostname }) => HOSTS.test(hostname),
  describes: (document) => typeof document['mfa_challenge_endpoint'] === 'string',
  issuerOf: ({ origin, pathname }) => (/^\/oauth\/token\/?$/.test(pathname) ? `${origin}/` : undefined),
  clientId: { pattern: /^(?:[\w-]{32}|tpc_.+)$/, looksLike: '32 letters and digits' },
  refusals: [
    { says: /No audience parameter was provided/i, cause: 'token/audience-missing', certain: true },
    { says: /Service not (?:enabled within domain|found)/i, cause: 'token/audience-unknown', certain: true },
    {
      says: /create a "client-grant"|^Client is not authorized to access "/i,
      cause: 'token/client-grant-missing',
      certain: true,
    },
    {
      says: /not been granted scopes:.*\b(?:openid|profile|email|offline_access)\b/i,
      cause: 'token/scope-openid',
      certain: true,
    },
    { says: /not been granted scopes/i, cause: 'token/scope-unknown', certain: true },
    { says: /Grant type '.*' not allowed/i, cause: 'token/grant-not-enabled', certain: true },
    { error: 'too_many_requests', cause: 'token/rate-limited', certain: true },
    { says: /^(?:Rate limit|Client quota) exceeded/i, cause: 'token/rate-limited', certain: true },
    { error: 'access_denied', says: /^Unauthorized$/, ...idOrSecret() },
    { error: 'access_denied', status: 401, ...idOrSecret() },
    { error: 'invalid_client', ...idOrSecret() },
    // A log without the body leaves open which refusal it was; Auth0 sends all of these with 403.
    {
      error: 'access_denied',
      status: 403,
      when: ({ asked, words }) => asked.isUnseen === true && words === '',
      cause: 'token/client-grant-missing',
      certain: false,
      also: ['token/audience-unknown', 'token/action-hook-denied'],
    },
    // The text of a denying Action is the customer's own; for a machine client, 403 has no other undocumented meaning.
    { error: 'access_denied', status: 403, cause: 'token/action-hook-denied', certain: false },
  ],
};

/** Auth0 gives the same answer to a wrong id, a wrong secret and a method that the application does not allow. */
function idOrSecret() {
  return {
    cause: 'token/wrong-secret',
    certain: false,
    vague: true,
    also: ['token/unknown-client', 'token/auth-method-mismatch'],
  } as const;
}

export default auth0;
