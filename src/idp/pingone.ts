import type { IdentityProvider } from './define.ts';

/** https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2/token-admin-app-client_credentials.html */
const pingone: IdentityProvider = {
  id: 'pingone',
  name: 'PingOne',
  hosts: /(?:^|\.)pingone\.[a-z]+(?:\.[a-z]+)?$/,
  owns: ({ hostname }) => /^auth\.pingone\.[a-z]+(?:\.[a-z]+)?$/.test(hostname),
  issuerOf: ({ origin, pathname }) => {
    const path = /^(\/[^/]+\/as)\/token\/?$/.exec(pathname)?.[1];
    return path === undefined ? undefined : `${origin}${path}`;
  },
  isIssuer: ({ pathname }) => /^\/[^/]+\/as\/?$/.test(pathname),
  clientId: { pattern: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, looksLike: 'a UUID' },
  refusals: [
    // The application accepts only its configured method; wrong credentials of a worker get the same message.
    {
      says: /Unsupported authentication method/i,
      cause: 'token/auth-method-mismatch',
      certain: false,
      also: ['token/wrong-secret'],
    },
  ],
};

export default pingone;
