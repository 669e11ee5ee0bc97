import { writeSetting } from '../../clients/notation/notation.ts';
import { filled, variable } from '../../commands/value.ts';
import { sh } from '../../commands/sh.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/tenant-wrong',
  title: 'The token endpoint names a tenant, realm or authorization server that does not exist',
  means: ({ client }) => `The token endpoint is ${client.tokenEndpoint ?? 'not known'}.`,
  summary: 'Put the right tenant, realm or authorization server into the token endpoint.',
  advice: {
    entra: ({ tenant }, { client }) => ({
      steps: [
        `The token endpoint names the tenant ${tenant.toString()}. Entra admin center → Overview shows the Tenant ID.`,
        'client_credentials needs a tenant of its own: /common, /organizations and /consumers do not serve it.',
        'If the id is right, the tenant may live in another cloud (login.microsoftonline.us, login.partner.microsoftonline.cn).',
      ],
      idp: [sh`az account show --query tenantId --output tsv`],
      client: [
        writeSetting(
          client,
          'tokenEndpoint',
          filled`https://login.microsoftonline.com/${variable('TENANT_ID')}/oauth2/v2.0/token`,
        ),
      ],
    }),
    okta: ({ tenant, oktaApi }) => ({
      steps: [
        `Security → API → Authorization Servers: compare the ids there with ${tenant.toString()} in the token endpoint.`,
      ],
      idp: [oktaApi(() => 'authorizationServers')],
    }),
    keycloak: ({ tenant }) => ({
      steps: [
        `Compare the realm ${tenant.toString()} in the token endpoint with the realms of the server, upper and lower case included, and see whether it is enabled.`,
      ],
      idp: [sh`kcadm.sh get realms --fields realm,enabled`],
    }),
    otherwise: () => ({
      steps: [
        'Copy the token endpoint again from the identity provider, or from token_endpoint in its discovery document.',
      ],
    }),
  },
});
