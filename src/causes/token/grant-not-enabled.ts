import { writeSetting } from '../../clients/notation/notation.ts';
import { filled } from '../../commands/value.ts';
import { sh } from '../../commands/sh.ts';
import { afterChecking, refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/grant-not-enabled',
  title: 'The client may not use the client_credentials grant',
  means: ({ client }) =>
    `The identity provider knows ${client.clientId ?? 'the client'}, and its application is not set up to get tokens for itself.`,
  summary: 'Allow the client_credentials grant for this application.',
  advice: {
    auth0: ({ clientId }) => ({
      steps: [
        'Auth0 Dashboard → Applications → the application → Settings → Advanced → Grant Types: tick Client Credentials. The type must be Machine to Machine, or a confidential web application.',
        'The command replaces the list of grants; add the others that the application needs.',
      ],
      idp: [sh`auth0 api patch clients/${clientId} --data '{"grant_types":["client_credentials"]}'`],
    }),
    okta: ({ oktaApi, origin }, { answer, client }) =>
      /custom authorization server/i.test(answer.error?.description ?? '')
        ? {
            steps: [
              'This is the org authorization server; use the token endpoint of a custom one (Security → API → Authorization Servers).',
            ],
            client: [writeSetting(client, 'tokenEndpoint', filled`${origin}/oauth2/default/v1/token`)],
          }
        : {
            steps: [
              'Admin Console → Applications: the app must be of the type API Services. The type of an app cannot be changed; create another if it is not.',
              'General → Grant type: tick Client Credentials.',
            ],
            idp: [oktaApi(({ client }) => filled`apps/${client}`)],
          },
    entra: ({ clientId }) => ({
      steps: [
        'App registrations → the app → Authentication: it is registered as a public client. Set “Allow public client flows” to No and add a client secret.',
      ],
      idp: [sh`az ad app update --id ${clientId} --set isFallbackPublicClient=false`],
    }),
    keycloak: ({ tenant, keycloakClient }) => ({
      steps: ['Clients → the client → Settings: switch Client authentication and Service accounts roles on.'],
      idp: [
        sh`kcadm.sh update ${keycloakClient()} -r ${tenant} -s publicClient=false -s bearerOnly=false -s serviceAccountsEnabled=true`,
      ],
    }),
    cognito: ({ clientId, userPool, scope }) => ({
      steps: [
        'Cognito → User pools → App clients → the client → Login pages: allow the grant Client credentials with at least one custom scope. The client needs a secret.',
        'The update command resets what it does not name; take the other values from describe-user-pool-client.',
      ],
      idp: [
        sh`aws cognito-idp describe-user-pool-client --user-pool-id ${userPool} --client-id ${clientId}`,
        afterChecking(
          sh`aws cognito-idp update-user-pool-client --user-pool-id ${userPool} --client-id ${clientId} --allowed-o-auth-flows client_credentials --allowed-o-auth-scopes ${scope} --allowed-o-auth-flows-user-pool-client`,
        ),
      ],
    }),
    otherwise: ({ plainClientId }) => ({
      steps: [
        'Open the application at the identity provider and allow the grant client_credentials (also called machine-to-machine or service account).',
        `In RFC 7591 registration metadata that is ${JSON.stringify({ client_id: plainClientId, grant_types: ['client_credentials'] })}.`,
      ],
    }),
  },
});
