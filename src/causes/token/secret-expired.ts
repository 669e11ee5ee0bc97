import { sh } from '../../commands/sh.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/secret-expired',
  title: 'The client secret has expired',
  means: ({ client }) =>
    `The secret of ${client.clientId ?? 'this client'} was accepted until its end date; every client that uses it has failed since then.`,
  summary:
    'Create a new client secret, give it to every client that used the old one, and note when it expires.',
  advice: {
    entra: ({ clientId }) => ({
      steps: [
        'See which secrets are past their end date, then add a new one; --append leaves the others as they are.',
        'Put the new value where the clients read it and restart them.',
      ],
      idp: [
        sh`az ad app credential list --id ${clientId} --query '[].{name:displayName, hint:hint, ends:endDateTime}' --output table`,
        sh`az ad app credential reset --id ${clientId} --append --years 1 --query password --output tsv`,
      ],
    }),
    keycloak: ({ tenant, keycloakClient }) => ({
      steps: [
        'Clients → the client → Credentials: a rotated secret is valid only until the date shown there. Copy the current one.',
      ],
      idp: [sh`kcadm.sh get ${keycloakClient('/client-secret')} -r ${tenant}`],
    }),
    otherwise: () => ({
      steps: [
        'Make a new secret for this client at the identity provider and put it where the clients read it.',
      ],
    }),
  },
});
