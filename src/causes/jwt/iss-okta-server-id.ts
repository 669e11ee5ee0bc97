import { writeSetting } from '../../clients/notation/notation.ts';
import { patchProvider } from '../fixes/confluent-api.ts';
import { issuerCause } from './issuer-mismatch.ts';

export default issuerCause({
  id: 'jwt/iss-okta-server-id',
  title: 'The token is from another Okta authorization server than the one registered in Confluent',
  kind: 'okta-server-id',
  why: ({ iss, issuer }) =>
    `The token is from authorization server ${serverOf(iss)}, Confluent's identity provider has ${serverOf(issuer)}.`,
  otherKeys: true,
  tokenFix: ({ issuer }, client) => ({
    summary: `Ask for the token at authorization server ${serverOf(issuer)}.`,
    steps: ['Give the client the scopes and the access policy that it has on the other server.'],
    commands: [writeSetting(client, 'tokenEndpoint', `${issuer}/v1/token`)],
  }),
  providerFix: ({ iss, issuer, providerId }, client) => ({
    summary: `Register authorization server ${serverOf(iss)} at Confluent, or ask for the token at ${serverOf(issuer)}.`,
    steps: [
      'Issuer and jwks_uri belong together: change both. Or leave both as they are, and give the client the other token endpoint.',
    ],
    commands: [
      ...patchProvider(providerId, { issuer: iss, jwks_uri: `${iss}/v1/keys` }),
      { ...writeSetting(client, 'tokenEndpoint', `${issuer}/v1/token`), apply: 'check-first' },
    ],
  }),
});

const serverOf = (issuer: string): string => /\/oauth2\/([^/]+)/.exec(issuer)?.[1] ?? issuer;
