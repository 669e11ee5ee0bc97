import { writeSetting } from '../../clients/notation/notation.ts';
import { filled } from '../../commands/value.ts';
import { sh } from '../../commands/sh.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/assertion-required',
  title: 'The identity provider requires a signed assertion instead of a client secret',
  means: ({ client }) =>
    `The client uses ${client.clientAuth}, and this token endpoint takes only a JWT signed with the client's own key (RFC 7523).`,
  summary:
    'Use a token endpoint that takes a secret, or give the client a key and sign an assertion with it.',
  advice: {
    okta: ({ origin }, { client }) => ({
      steps: [
        'This is the org authorization server. Its tokens are opaque to others and its keys are not published, so Confluent could not use them even with an assertion.',
        'Create or choose a custom authorization server (Security → API → Authorization Servers) and use its token endpoint.',
      ],
      client: [writeSetting(client, 'tokenEndpoint', filled`${origin}/oauth2/default/v1/token`)],
    }),
    google: () => ({
      steps: [
        "Google has no client_credentials grant. Sign an assertion with the service account's key and ask for an ID token with target_audience, or ask the metadata server for one.",
        "Kafka clients do that through Google's login callback handler for managed Kafka, or through a callback of your own.",
      ],
    }),
    keycloak: ({ tenant, keycloakClient }) => ({
      steps: [
        'Clients → the client → Credentials → Client Authenticator: choose Client Id and Secret, or give the client a key for Signed JWT.',
      ],
      idp: [sh`kcadm.sh update ${keycloakClient()} -r ${tenant} -s clientAuthenticatorType=client-secret`],
    }),
    otherwise: () => ({
      steps: [
        'Register a public key for the client and set the client to private_key_jwt with the matching private key.',
      ],
    }),
  },
});
