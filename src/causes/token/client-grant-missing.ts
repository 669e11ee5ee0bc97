import { json } from '../../commands/json.ts';
import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/client-grant-missing',
  title: 'The client is not authorized for the API that it requests a token for',
  means: ({ client }) =>
    `Both ${client.clientId ?? 'the client'} and the API ${client.audience ?? client.scope ?? ''} exist, but the client is not authorized for the API.`.replace(
      'API  ',
      'API ',
    ),
  summary: 'Authorize the application for the API.',
  advice: {
    auth0: ({ clientId }, { client }) => ({
      steps: [
        'Auth0 Dashboard → Applications → APIs → the API → Machine to Machine Applications: switch the application on, with the scopes that it needs.',
      ],
      idp: [
        sh`auth0 api post client-grants --data ${json({ client_id: clientId, audience: valueOr(client.audience, 'AUDIENCE'), scope: [] })}`,
      ],
    }),
    entra: ({ clientId }) => ({
      steps: [
        'App registrations → the client app → API permissions → Add a permission → My APIs → Application permissions; then Grant admin consent.',
      ],
      idp: [
        sh`az ad app permission list --id ${clientId} --output table`,
        sh`az ad app permission admin-consent --id ${clientId}`,
      ],
    }),
    otherwise: () => ({
      steps: ['Grant the application access to the API (resource server) at the identity provider.'],
    }),
  },
});
