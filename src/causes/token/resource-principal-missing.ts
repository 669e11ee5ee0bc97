import { sh } from '../../commands/sh.ts';
import { placeholder, filled, type Value } from '../../commands/value.ts';
import { inOData } from './_odata.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/resource-principal-missing',
  title: 'The API that the token is for is not known in this Entra tenant',
  means: ({ client }) =>
    `No service principal of this tenant has the Application ID URI in “${client.scope ?? client.resource ?? ''}”, or it is disabled.`,
  summary:
    'Correct the Application ID URI in the scope, or create the service principal of the API in this tenant.',
  advice: {
    otherwise: (_, { client }) => ({
      steps: [
        "App registrations → the API's app → Expose an API: compare the Application ID URI with the scope of the client.",
        'An app that is registered in another tenant, or without a portal, has no service principal here until you create one.',
      ],
      idp: [
        sh`az ad sp list --filter ${filled`servicePrincipalNames/any(n:n eq '${inOData(apiIn(client.scope))}')`} --query '[].{name:displayName, enabled:accountEnabled}'`,
        sh`az ad sp create --id "$API_APP_ID"`,
      ],
    }),
  },
});

const apiIn = (scope = ''): Value => scope.trim().replace(/\/\.default$/, '') || placeholder('api://…');
