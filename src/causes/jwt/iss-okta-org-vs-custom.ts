import { writeSetting } from '../../clients/notation/notation.ts';
import { issuerCause, type Issuers } from './issuer-mismatch.ts';

/**
 * Okta's org authorization server issues tokens for Okta's own APIs: its keys are not published, so other services
 * cannot verify them (developer.okta.com/docs/concepts/auth-servers, /key-rotation).
 */
export default issuerCause({
  id: 'jwt/iss-okta-org-vs-custom',
  title: "One of the two issuers is Okta's org authorization server, the other a custom one",
  kind: 'okta-org-vs-custom',
  why: (seen) =>
    tokenIsOrgs(seen)
      ? "The token is from Okta's org authorization server, whose tokens only Okta can verify; Confluent's identity provider has a custom one."
      : "Confluent's identity provider has Okta's org authorization server, whose keys are not published; the token is from a custom one.",
  odd: (seen) => (tokenIsOrgs(seen) ? 'token' : 'provider'),
  otherKeys: true,
  tokenFix: ({ issuer }, client) => ({
    summary: 'Ask for the token at the custom authorization server.',
    steps: ['The server needs an access policy with a rule that grants client credentials to this client.'],
    commands: [writeSetting(client, 'tokenEndpoint', `${issuer}/v1/token`)],
  }),
});

const tokenIsOrgs = ({ iss }: Issuers): boolean => !iss.includes('/oauth2/');
