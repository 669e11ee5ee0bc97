import type { IdentityProvider } from './define.ts';

const HOSTS = /\.forgeblocks\.com$/;
const TOKEN_PATH = /\/access_token\/?$/;

/** PingAM, formerly ForgeRock AM: https://docs.pingidentity.com/pingam/7.2/oauth2-guide/client-auth-jwt.html */
const forgerock: IdentityProvider = {
  id: 'forgerock',
  name: 'PingAM (ForgeRock)',
  hosts: HOSTS,
  owns: ({ hostname, pathname }) =>
    HOSTS.test(hostname) ||
    /\/oauth2\/(?:realms\/|(?:[^/]+\/)*access_token\/?$)/.test(pathname) ||
    /^\/(?:am|openam)\/oauth2(?:\/|$)/.test(pathname),
  issuerOf: ({ origin, pathname }) =>
    TOKEN_PATH.test(pathname) ? `${origin}${pathname.replace(TOKEN_PATH, '')}` : undefined,
  refusals: [
    {
      error: 'invalid_client',
      says: /Client authentication failed/i,
      cause: 'token/wrong-secret',
      certain: false,
      vague: true,
      also: ['token/unknown-client', 'token/auth-method-mismatch'],
    },
    {
      error: 'invalid_scope',
      cause: 'token/scope-unknown',
      certain: true,
      when: ({ asked }) => asked.scope !== undefined,
    },
    { says: /realm .*(?:not found|does not exist)/i, cause: 'token/tenant-wrong', certain: true },
  ],
};

export default forgerock;
