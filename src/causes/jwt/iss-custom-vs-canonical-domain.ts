import { writeSetting } from '../../clients/notation/notation.ts';
import { variable, type Variable } from '../../commands/value.ts';
import { issuerCause } from './issuer-mismatch.ts';

/**
 * Auth0 writes the host of the token request into `iss` (auth0.com/docs/customize/custom-domains); Okta does so if the
 * authorization server's issuer mode is dynamic, and otherwise uses the fixed one.
 */
export default issuerCause({
  id: 'jwt/iss-custom-vs-canonical-domain',
  title: 'The issuers in Confluent and in the token are two domain names of one identity provider',
  kind: 'custom-domain',
  why: ({ iss, issuer }) =>
    `The token names ${hostOf(iss)}, Confluent's identity provider names ${hostOf(issuer)}; all else is the same.`,
  tokenFix: ({ issuer, tokenEndpoint }, client) => ({
    summary: `Ask for the token at ${hostOf(issuer)}, the domain that is registered at Confluent.`,
    steps: ['Okta: or set the issuer mode of the authorization server to that domain.'],
    commands: [writeSetting(client, 'tokenEndpoint', onHostOf(issuer, tokenEndpoint))],
  }),
});

const hostOf = (issuer: string): string => (URL.canParse(issuer) ? new URL(issuer).host : issuer);

/** The token endpoint, at an issuer's host. */
function onHostOf(issuer: string, tokenEndpoint: string | undefined): string | Variable {
  if (tokenEndpoint === undefined || !URL.canParse(tokenEndpoint) || !URL.canParse(issuer))
    return variable('TOKEN_ENDPOINT');
  const url = new URL(tokenEndpoint);
  url.host = new URL(issuer).host;
  return url.href;
}
