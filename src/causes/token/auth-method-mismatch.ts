import { json } from '../../commands/json.ts';
import { sh } from '../../commands/sh.ts';
import type { ClientAuth } from '../../evidence/token.ts';
import { afterChecking, methodIsUnlisted, refusalCause, strengthOf, type Answered } from './answered.ts';

const ID = 'token/auth-method-mismatch';

/** The other way of sending the same secret (RFC 6749 section 2.3.1); the assertion methods need other credentials. */
const OTHER: Partial<Readonly<Record<ClientAuth, ClientAuth>>> = {
  client_secret_post: 'client_secret_basic',
  client_secret_basic: 'client_secret_post',
};

const other = ({ client }: Answered): ClientAuth | undefined =>
  client.clientSecret === undefined || client.clientSecret.empty ? undefined : OTHER[client.clientAuth];

const saysSo = ({ meaning }: Answered): boolean => meaning?.cause === ID && meaning.also === undefined;

export default refusalCause({
  id: ID,
  title: 'The client authenticates by a method that its application does not allow',
  means: (seen) =>
    `The client uses ${seen.client.clientAuth}${methodIsUnlisted(seen) ? `, and the discovery document offers ${seen.published?.methods.join(', ')}` : ''}; an application that is set to another method refuses the right secret.`,
  strength: (seen) => {
    const strength = strengthOf(ID)(seen);
    const isOpen = strength === 'suggested' || strength === 'conceivable';
    return isOpen && methodIsUnlisted(seen) ? 'shown' : strength;
  },
  experiment: (seen) => {
    const clientAuth = other(seen);
    return clientAuth === undefined
      ? null
      : {
          request: {
            kind: 'token',
            key: `token-by-${clientAuth}`,
            did: `asked for a token with the same secret by ${clientAuth}`,
            change: { clientAuth },
          },
          onSuccess: 'confirms',
          // A server that names the method also refuses the other one if the secret is wrong.
          onFailure: saysSo(seen) ? 'says-nothing' : 'refutes',
        };
  },
  summary: 'Make the application and the client agree on one method of client authentication.',
  summaryWhenTried: (seen) => ({
    summary: `Let the client authenticate by ${other(seen) ?? 'the other method'}: the identity provider accepts the same secret that way.`,
    steps: [
      'Kafka’s Java client and librdkafka send client_secret_basic and nothing else; a callback of your own and kafkajs send what you write.',
      `If the client cannot be changed, set its application at the identity provider to ${seen.client.clientAuth}${seen.vendor?.id === 'auth0' ? ' with the second command shown here' : ''}.`,
    ],
  }),
  advice: {
    auth0: ({ clientId }, seen) => ({
      steps: [
        'Auth0 Dashboard → Applications → the application → Credentials → Authentication Methods.',
        `The first command shows the method that the application allows. If it is not ${seen.client.clientAuth}, the second one changes it, for all programs that use this application.`,
        'Java clients and librdkafka send client_secret_basic; a callback of your own sends what you write.',
      ],
      idp: [
        sh`auth0 api get clients/${clientId} | jq -r .token_endpoint_auth_method`,
        afterChecking(
          sh`auth0 api patch clients/${clientId} --data ${json({ token_endpoint_auth_method: other(seen) === undefined ? 'client_secret_basic' : seen.client.clientAuth })}`,
        ),
      ],
    }),
    okta: () => ({
      steps: [
        'Admin Console → Applications → the service app → General → Client Credentials → Client authentication: choose Client secret.',
        'Java clients and librdkafka send the secret in a Basic header.',
      ],
    }),
    entra: ({ clientId }) => ({
      steps: [
        'Send either client_secret or client_assertion; the request had neither, or the registration has no such credential.',
        'App registrations → the app → Certificates & secrets lists the credentials of the app.',
      ],
      idp: [sh`az ad app credential list --id ${clientId} --output table`],
    }),
    keycloak: ({ tenant, keycloakClient }) => ({
      steps: ['Clients → the client → Credentials → Client Authenticator: choose Client Id and Secret.'],
      idp: [sh`kcadm.sh update ${keycloakClient()} -r ${tenant} -s clientAuthenticatorType=client-secret`],
    }),
    pingone: (_, seen) => ({
      steps: [
        'PingOne Admin Console → Applications → the application → Configuration → Token Endpoint Authentication Method.',
        `The client sends ${seen.client.clientAuth}; PingOne accepts only the configured method.`,
      ],
    }),
    otherwise: (_, seen) => ({
      steps: [
        `Set the application's token_endpoint_auth_method to ${seen.client.clientAuth}, or the client to the application's method.`,
        'Java clients and librdkafka send client_secret_basic.',
      ],
    }),
  },
});
