import { writeSetting } from '../../clients/notation/notation.ts';
import { filled, variable } from '../../commands/value.ts';
import { sh } from '../../commands/sh.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/scope-missing',
  title: 'The token request has no scope, and this identity provider requires one',
  means: ({ answer }) =>
    answer.sent.includes('scope')
      ? 'The scope that was sent did not count.'
      : 'The request had no scope parameter.',
  summary: 'Set a scope in the client, or a default scope at the identity provider.',
  advice: {
    okta: ({ oktaApi }, { client }) => ({
      steps: [
        'Security → API → Authorization Servers → the server → Scopes: take a scope of your own, or add one. “Set as a default scope” makes it count when none is asked for.',
      ],
      idp: [
        oktaApi(({ server }) => filled`authorizationServers/${server}/scopes`),
        oktaApi(
          ({ server }) => filled`authorizationServers/${server}/scopes`,
          sh`-X POST -H 'content-type: application/json' -d '{"name":"kafka","default":true}'`,
        ),
      ],
      client: [writeSetting(client, 'scope', 'kafka')],
    }),
    entra: (_, { client }) => ({
      steps: [
        "App registrations → the API's app → Expose an API: take its Application ID URI and put /.default after it.",
      ],
      idp: [
        sh`az ad app list --display-name "$API_NAME" --query "[].{name:displayName, uri:identifierUris[0]}" --output table`,
      ],
      client: [writeSetting(client, 'scope', filled`api://${variable('API_APP_ID')}/.default`)],
    }),
    otherwise: (_, { client }) => ({
      steps: ['Ask for a scope that the client was granted.'],
      client: [writeSetting(client, 'scope', variable('SCOPE'))],
    }),
  },
});
