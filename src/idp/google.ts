import type { IdentityProvider } from './define.ts';

const HOSTS = /^(?:accounts\.google\.com|(?:oauth2|www|iamcredentials|sts|securetoken)\.googleapis\.com)$/;

/** https://cloud.google.com/docs/authentication/token-types: access tokens are opaque; only ID tokens are JWTs. */
const google: IdentityProvider = {
  id: 'google',
  name: 'Google',
  hosts: HOSTS,
  owns: ({ hostname }) => /^(?:accounts\.google\.com|(?:oauth2|www)\.googleapis\.com)$/.test(hostname),
  issuerOf: ({ pathname }) =>
    /^\/(?:token|oauth2\/v[34]\/token|o\/oauth2\/token)\/?$/.test(pathname)
      ? 'https://accounts.google.com'
      : undefined,
  clientId: {
    pattern: /^(?:[^@\s]+\.apps\.googleusercontent\.com|[^@\s]+@[^@\s]+\.gserviceaccount\.com|\d{15,25})$/,
    looksLike: 'ending in .apps.googleusercontent.com, or a service account',
  },
  refusals: [
    { error: 'invalid_grant', says: /account not found/i, cause: 'token/unknown-client', certain: true },
    // With a wrong clock, an assertion is outside its validity period.
    {
      error: 'invalid_grant',
      says: /timeframe|short-lived/i,
      cause: 'token/assertion-invalid',
      certain: false,
    },
    { error: 'invalid_grant', says: /JWT/, cause: 'token/assertion-invalid', certain: true },
    { error: 'invalid_client', says: /client was not found/i, cause: 'token/unknown-client', certain: true },
    // Google has no client_credentials grant: a service account signs an assertion (RFC 7523).
    { error: 'unsupported_grant_type', cause: 'token/assertion-required', certain: true },
  ],
};

export default google;
