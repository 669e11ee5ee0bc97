import { settings } from '../../commands/other-text.ts';
import { variable, type Variable } from '../../commands/value.ts';
import { issuerCause } from './issuer-mismatch.ts';

/**
 * Auth0 writes the host that the token was asked from into `iss` (auth0.com/docs/customize/custom-domains); Okta does so
 * when the issuer mode of the authorization server is dynamic, and by its fixed mode otherwise.
 */
export default issuerCause({
  id: 'jwt/iss-custom-vs-canonical-domain',
  title: "The token has another of your identity provider's domain names than Confluent has",
  kind: 'custom-domain',
  why: ({ iss, issuer }) =>
    `The token names ${hostOf(iss)}, Confluent's identity provider names ${hostOf(issuer)}; all else is the same.`,
  tokenFix: ({ issuer, tokenEndpoint }) => ({
    summary: `Ask for the token at ${hostOf(issuer)}, the domain that is registered at Confluent.`,
    steps: ['Okta: or set the issuer mode of the authorization server to that domain.'],
    commands: [
      {
        kind: 'client-config',
        text: settings`sasl.oauthbearer.token.endpoint.url=${onHostOf(issuer, tokenEndpoint)}`,
      },
    ],
  }),
});

const hostOf = (issuer: string): string => (URL.canParse(issuer) ? new URL(issuer).host : issuer);

/** The token endpoint, at the host of an issuer. */
function onHostOf(issuer: string, tokenEndpoint: string | undefined): string | Variable {
  if (tokenEndpoint === undefined || !URL.canParse(tokenEndpoint) || !URL.canParse(issuer))
    return variable('TOKEN_ENDPOINT');
  const url = new URL(tokenEndpoint);
  url.host = new URL(issuer).host;
  return url.href;
}
