import { settings } from '../../commands/other-text.ts';
import { patchProvider } from '../fixes/confluent-api.ts';
import { issuerCause } from './issuer-mismatch.ts';

export default issuerCause({
  id: 'jwt/iss-okta-server-id',
  title: 'The token is from another Okta authorization server than the one registered in Confluent',
  kind: 'okta-server-id',
  why: ({ iss, issuer }) =>
    `The token is from authorization server ${serverOf(iss)}, Confluent's identity provider has ${serverOf(issuer)}; each has keys of its own.`,
  otherKeys: true,
  tokenFix: ({ issuer }) => ({
    summary: `Ask for the token at authorization server ${serverOf(issuer)}.`,
    steps: ['Give the client the scopes and the access policy that it has on the other server.'],
    commands: [
      { kind: 'client-config', text: settings`sasl.oauthbearer.token.endpoint.url=${issuer}/v1/token` },
    ],
  }),
  providerFix: ({ iss, issuer, providerId }) => ({
    summary: `Register authorization server ${serverOf(iss)} at Confluent, or ask for the token at ${serverOf(issuer)}.`,
    steps: ['Issuer and jwks_uri belong together: change both.'],
    commands: [
      ...patchProvider(providerId, { issuer: iss, jwks_uri: `${iss}/v1/keys` }),
      {
        kind: 'client-config',
        text: settings`# instead:\nsasl.oauthbearer.token.endpoint.url=${issuer}/v1/token`,
      },
    ],
  }),
});

const serverOf = (issuer: string): string => /\/oauth2\/([^/]+)/.exec(issuer)?.[1] ?? issuer;
