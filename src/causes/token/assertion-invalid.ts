import { sh } from '../../commands/sh.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/assertion-invalid',
  title: 'The identity provider does not accept the signed client assertion',
  means: () =>
    'RFC 7523 section 3 asks for iss and sub equal to the client id, aud naming this server, an exp soon to come, and a signature by the registered key.',
  summary: "Compare the assertion's key and claims with what is registered for the client.",
  advice: {
    okta: ({ tokenEndpoint }) => ({
      steps: [
        'Admin Console → Applications → the service app → General → Public keys: the kid of your key must be listed.',
        `The assertion's aud must be ${tokenEndpoint.toString()}, its exp at most one hour ahead, and each jti may be used once.`,
        "If the text speaks of time, compare this machine's clock with a time server.",
      ],
    }),
    entra: ({ clientId }) => ({
      steps: [
        'App registrations → the app → Certificates & secrets → Certificates: the thumbprint must be that of the certificate you sign with, and not past its end date.',
        'The assertion header needs that thumbprint (x5t), and aud must be the token endpoint of your tenant.',
      ],
      idp: [sh`az ad app credential list --id ${clientId} --cert --output table`],
    }),
    google: () => ({
      steps: [
        "The key must still be listed for the service account, and iat and exp must lie within one hour of Google's clock.",
      ],
      idp: [sh`gcloud iam service-accounts keys list --iam-account "$SERVICE_ACCOUNT_EMAIL"`],
    }),
    keycloak: () => ({
      steps: [
        'Clients → the client → Keys: import the certificate or set the JWKS URL of the key that you sign with.',
      ],
    }),
    otherwise: ({ tokenEndpoint }) => ({
      steps: [
        `Check that aud is ${tokenEndpoint.toString()} or the issuer, iss and sub are the client id, and exp is a few minutes ahead.`,
        'Check that the public key registered for the client is that of the private key in use, with the same kid.',
      ],
    }),
  },
});
