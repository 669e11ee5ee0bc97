import { issuerCause } from './issuer-mismatch.ts';

/** The issuers of Auth0 and Entra v1.0 end in a slash, those of Okta, Keycloak and Entra v2.0 do not. */
export default issuerCause({
  id: 'jwt/iss-trailing-slash',
  title: 'The issuer in Confluent and in the token differ by a trailing slash',
  kind: 'trailing-slash',
  why: ({ iss }) =>
    iss.endsWith('/')
      ? "The token's issuer ends in a slash and the identity provider's does not."
      : "The token's issuer does not end in a slash and the identity provider's does.",
  tokenFix: ({ issuer }) => ({
    summary: `Make the identity provider issue tokens whose iss is ${issuer}, as its own discovery document says.`,
    steps: [
      'Look for a setting, hook or token mapper that writes iss by hand, and copy the issuer of the discovery document into it.',
    ],
    commands: [],
  }),
});
