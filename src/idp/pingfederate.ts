import type { IdentityProvider } from './define.ts';

const TOKEN_PATH = /\/as\/token\.oauth2\/?$/;

/** Any host; https://docs.pingidentity.com/pingfederate/latest/developers_reference_guide/ */
const pingfederate: IdentityProvider = {
  id: 'pingfederate',
  name: 'PingFederate',
  owns: ({ pathname }) =>
    /\/(?:as|idp)\/[a-z_]+\.oauth2\/?$/.test(pathname) || /\/pf\/JWKS\/?$/.test(pathname),
  issuerOf: ({ origin, pathname }) =>
    TOKEN_PATH.test(pathname) ? `${origin}${pathname.replace(TOKEN_PATH, '')}` : undefined,
  refusals: [
    {
      says: /Invalid client or client credentials/i,
      cause: 'token/wrong-secret',
      certain: false,
      vague: true,
      also: ['token/unknown-client', 'token/auth-method-mismatch', 'token/client-disabled'],
    },
  ],
};

export default pingfederate;
