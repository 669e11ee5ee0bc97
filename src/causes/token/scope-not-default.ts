import { writeSetting } from '../../clients/notation/notation.ts';
import { defaultScope } from '../fixes/entra-scope.ts';
import { refusalCause } from './answered.ts';

/** https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
export default refusalCause({
  id: 'token/scope-not-default',
  title: 'Entra ID accepts exactly one scope, an API followed by /.default',
  means: ({ client }) =>
    `The client asks for “${client.scope ?? ''}”; with client_credentials the scope is the API's Application ID URI and /.default, and nothing else.`,
  summary: 'Ask for one scope: the Application ID URI of the API, followed by /.default.',
  advice: {
    otherwise: (_, { client }) => ({
      steps: ["App registrations → the API's app → Expose an API shows the Application ID URI."],
      client: [writeSetting(client, 'scope', defaultScope(client.scope))],
    }),
  },
});
