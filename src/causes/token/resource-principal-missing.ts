import { shellQuote } from '../../text/shell.ts';
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
        `az ad sp list --filter ${shellQuote(`servicePrincipalNames/any(n:n eq '${apiIn(client.scope).replaceAll("'", "''")}')`)} --query '[].{name:displayName, enabled:accountEnabled}'`,
        'az ad sp create --id "$API_CLIENT_ID"',
      ],
    }),
  },
});

const apiIn = (scope = ''): string => scope.trim().replace(/\/\.default$/, '') || 'api://…';
