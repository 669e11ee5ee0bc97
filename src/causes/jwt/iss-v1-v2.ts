import { issuerCause } from './issuer-mismatch.ts';

/**
 * Entra ID: the version of a token is chosen by the app that the token is for (`requestedAccessTokenVersion`), not by
 * the endpoint that it was asked from (learn.microsoft.com, "Access tokens in the Microsoft identity platform").
 */
export default issuerCause({
  id: 'jwt/iss-v1-v2',
  title: 'Entra ID issues v1.0 tokens and Confluent has the v2.0 issuer, or the reverse',
  kind: 'entra-v1-v2',
  why: ({ iss, issuer }) =>
    `Both name the same Entra ID tenant, but the token is a ${versionOf(iss)} token and the identity provider was registered with the ${versionOf(issuer)} issuer.`,
  // The /v2.0 endpoint hands out v1.0 tokens as well: what the discovery document says is no witness here.
  odd: ({ iss, issuer }) =>
    versionOf(iss) === 'v1.0' && versionOf(issuer) === 'v2.0' ? 'token' : 'provider',
  tokenFix: () => ({
    summary: 'Let the app registration of the API ask for v2.0 tokens (requestedAccessTokenVersion: 2).',
    steps: [
      "Do so in the app registration of the API that the scope names, which need not be the client's own.",
      'Wait some minutes: Entra ID goes on issuing the old version for a while.',
      'v2.0 tokens say azp where v1.0 tokens say appid, and their aud is the bare app id: look at the filter of the identity pool.',
    ],
    commands: [
      {
        kind: 'idp',
        text: `az rest --method PATCH --uri "https://graph.microsoft.com/v1.0/applications(appId='$API_APP_ID')" --body '{"api":{"requestedAccessTokenVersion":2}}'`,
      },
    ],
  }),
});

const versionOf = (issuer: string): 'v1.0' | 'v2.0' => (/\/v2\.0\/?$/i.test(issuer) ? 'v2.0' : 'v1.0');
