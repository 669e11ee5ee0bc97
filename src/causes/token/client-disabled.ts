import { filled } from '../../commands/value.ts';
import { sh } from '../../commands/sh.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/client-disabled',
  title: 'The client is disabled at the identity provider',
  means: ({ client }) =>
    `The application ${client.clientId ?? ''} exists and is disabled.`.replace('  ', ' '),
  summary: 'Ask why the application was disabled, and enable it again.',
  advice: {
    entra: ({ clientId }) => ({
      steps: [
        'Entra admin center → Enterprise applications → the app → Properties: set “Enabled for users to sign-in” to Yes.',
      ],
      idp: [sh`az ad sp update --id ${clientId} --set accountEnabled=true`],
    }),
    okta: ({ oktaApi }) => ({
      steps: ['Admin Console → Applications → the app: choose Activate.'],
      idp: [oktaApi(({ client }) => filled`apps/${client}/lifecycle/activate`, sh`-X POST`)],
    }),
    keycloak: ({ tenant, plainClientId, keycloakClient }) => ({
      steps: [
        'Clients → the client: switch Enabled on.',
        `If the text names the user service-account-${plainClientId}, enable that user (Users → the user → Enabled).`,
      ],
      idp: [sh`kcadm.sh update ${keycloakClient()} -r ${tenant} -s enabled=true`],
    }),
    otherwise: () => ({ steps: ['Open the application at the identity provider and enable it.'] }),
  },
});
