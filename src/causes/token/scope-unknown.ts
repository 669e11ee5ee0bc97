import { filled } from '../../commands/value.ts';
import { sh } from '../../commands/sh.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/scope-unknown',
  title: 'A requested scope does not exist or is not granted to this client',
  means: ({ client }) =>
    client.scope === undefined
      ? 'The client names no scope itself; something on the way, or a default, asks for one.'
      : `The client asks for “${client.scope}”. Scopes are case-sensitive and separated by spaces (RFC 6749 section 3.3).`,
  summary: 'Ask only for scopes that exist and that this client was granted, or create and grant them.',
  advice: {
    auth0: ({ audience }) => ({
      steps: [
        'Applications → APIs → the API → Permissions: the scope must be listed; add it if it is not.',
        'The API → Machine to Machine Applications → the application: tick the scope and update. Without any scope the client gets all that it was granted.',
      ],
      idp: [sh`auth0 apis scopes list ${audience}`, sh`auth0 api get client-grants`],
    }),
    okta: ({ tenant, oktaApi }) => ({
      steps: [
        `Security → API → Authorization Servers → ${tenant.toString()} → Scopes: the scope must be there. A scope that needs user consent cannot be asked for by a service.`,
      ],
      idp: [oktaApi(({ server }) => filled`authorizationServers/${server}/scopes`)],
    }),
    keycloak: ({ tenant, keycloakClient }) => ({
      steps: [
        'Client scopes: the scope must exist. Clients → the client → Client scopes: add it as default or optional.',
      ],
      idp: [
        sh`kcadm.sh get client-scopes -r ${tenant} --fields name`,
        sh`kcadm.sh get ${keycloakClient('/optional-client-scopes')} -r ${tenant} --fields name`,
      ],
    }),
    cognito: ({ clientId, userPool }) => ({
      steps: [
        'Scopes are named {resource server identifier}/{scope}, and the app client must list them under AllowedOAuthScopes.',
      ],
      idp: [
        sh`aws cognito-idp list-resource-servers --user-pool-id ${userPool} --max-results 50`,
        sh`aws cognito-idp describe-user-pool-client --user-pool-id ${userPool} --client-id ${clientId} --query UserPoolClient.AllowedOAuthScopes`,
      ],
    }),
    otherwise: () => ({
      steps: [
        'Compare the scope of the client with the scopes that the identity provider lists for this application.',
      ],
    }),
  },
});
