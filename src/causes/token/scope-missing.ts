import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/scope-missing',
  title: 'The token request asks for no scope, and this identity provider needs one',
  means: ({ answer }) =>
    answer.sent.includes('scope')
      ? 'The scope that was sent did not count.'
      : 'The request had no scope parameter.',
  summary: 'Set a scope in the client, or a default scope at the identity provider.',
  advice: {
    okta: ({ oktaApi }) => ({
      steps: [
        'Security → API → Authorization Servers → the server → Scopes: take a scope of your own, or add one. “Set as a default scope” makes it count when none is asked for.',
      ],
      idp: [
        oktaApi(({ server }) => `authorizationServers/${server}/scopes`),
        oktaApi(
          ({ server }) => `authorizationServers/${server}/scopes`,
          `-X POST -H 'content-type: application/json' -d '{"name":"kafka","default":true}'`,
        ),
      ],
      client: ['sasl.oauthbearer.scope=kafka'],
    }),
    entra: () => ({
      steps: [
        "App registrations → the API's app → Expose an API: take its Application ID URI and put /.default after it.",
      ],
      idp: [
        'az ad app list --display-name "$API_NAME" --query "[].{name:displayName, uri:identifierUris[0]}" --output table',
      ],
      client: ['sasl.oauthbearer.scope=api://$API_CLIENT_ID/.default'],
    }),
    otherwise: () => ({
      steps: ['Ask for a scope that the client was granted.'],
      client: ['sasl.oauthbearer.scope=$SCOPE'],
    }),
  },
});
