import { filled } from '../../commands/value.ts';
import { writeSetting } from '../../clients/notation/notation.ts';
import { sh } from '../../commands/sh.ts';
import { variable } from '../../commands/value.ts';
import { refusalCause } from './answered.ts';

/** Only some products distinguish an unknown id from a wrong secret; for the others see token/wrong-secret. */
export default refusalCause({
  id: 'token/unknown-client',
  title: 'The identity provider does not know this client id',
  means: ({ client, vendor }) =>
    `It has no client ${client.clientId ?? 'of this id'} where it was asked${vendor?.id === 'keycloak' ? ', or the client is disabled' : ''}.`,
  summary:
    'Use the client id of an application that exists in the tenant that the token endpoint belongs to.',
  advice: {
    okta: ({ oktaApi }) => ({
      steps: ['Admin Console → Applications: open the service app, General tab, and copy its Client ID.'],
      idp: [oktaApi(({ client }) => filled`apps/${client}`)],
    }),
    entra: ({ clientId, tenant }) => ({
      steps: [
        'Entra admin center → App registrations → the app → Overview: copy the Application (client) ID, not an Object ID.',
        `Check that this registration is in the tenant of the token endpoint (${tenant.toString()}); the Directory (tenant) ID is shown beside it.`,
      ],
      idp: [
        sh`az ad app show --id ${clientId} --query '{name:displayName, clientId:appId}'`,
        sh`az account show --query tenantId`,
      ],
    }),
    keycloak: ({ clientId, tenant, keycloakClient }) => ({
      steps: [
        `Look whether the client is in the realm ${tenant.toString()}; ids are case-sensitive. If it is there, enable it.`,
      ],
      idp: [
        sh`kcadm.sh get clients -r ${tenant} -q clientId=${clientId} --fields clientId,enabled`,
        sh`kcadm.sh update ${keycloakClient()} -r ${tenant} -s enabled=true`,
      ],
    }),
    otherwise: ({ origin }, { client }) => ({
      steps: [
        `Open the application at ${origin.toString()} and copy its client id into the client's configuration again.`,
      ],
      client: [writeSetting(client, 'clientId', variable('CLIENT_ID'))],
    }),
  },
});
