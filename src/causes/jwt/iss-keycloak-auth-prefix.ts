import { sh } from '../../commands/sh.ts';
import { issuerCause } from './issuer-mismatch.ts';

/** Keycloak 17 dropped `/auth` from its paths; `http-relative-path=/auth` brings it back. */
export default issuerCause({
  id: 'jwt/iss-keycloak-auth-prefix',
  title: "The issuer in Confluent and in the token differ by Keycloak's /auth",
  kind: 'keycloak-auth-prefix',
  why: ({ iss }) =>
    iss.includes('/auth/realms/')
      ? "The token's issuer has /auth before /realms, the identity provider's has not."
      : "The identity provider's issuer has /auth before /realms, as Keycloak had before version 17; the token's has not.",
  tokenFix: () => ({
    summary: 'Let Keycloak serve the path that is registered at Confluent.',
    steps: ['With /auth: set http-relative-path to /auth. Without: remove the option.'],
    commands: [{ kind: 'idp', text: sh`kc.sh start --http-relative-path=/auth` }],
  }),
});
