import { patchProvider } from '../fixes/confluent-api.ts';
import { issuerCause } from './issuer-mismatch.ts';

/**
 * Cognito: the token endpoint is at the user pool's domain, the issuer is not (docs.aws.amazon.com, "Token issuer
 * endpoint").
 */
export default issuerCause({
  id: 'jwt/iss-cognito-domain-confusion',
  title: "Confluent has Cognito's token domain registered as the issuer",
  kind: 'cognito-domain',
  why: () =>
    "The identity provider was registered with the domain at which tokens are asked for; Cognito's issuer is cognito-idp.{region}.amazonaws.com/{user pool id}.",
  odd: () => 'provider',
  otherKeys: true,
  tokenFix: () => ({ summary: 'Register the issuer of the user pool.', steps: [], commands: [] }),
  providerFix: ({ iss, providerId }) => ({
    summary: "Copy the issuer from the token into Confluent's identity provider, and its jwks_uri with it.",
    steps: [],
    commands: patchProvider(providerId, { issuer: iss, jwks_uri: `${iss}/.well-known/jwks.json` }),
  }),
});
