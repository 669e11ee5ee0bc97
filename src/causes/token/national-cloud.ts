import { writeSetting } from '../../clients/notation/notation.ts';
import { filled } from '../../commands/value.ts';
import { sh } from '../../commands/sh.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/national-cloud',
  title: 'The tenant is in another Microsoft cloud than the token endpoint',
  means: ({ client }) =>
    `The token endpoint is ${client.tokenEndpoint ?? 'not known'}; national clouds have hosts, app registrations and issuers of their own.`,
  summary:
    "Use the token endpoint of the cloud that the tenant is in, and register that cloud's issuer at Confluent.",
  advice: {
    otherwise: ({ tenant }, { client }) => ({
      steps: [
        'Public: login.microsoftonline.com. US Government: login.microsoftonline.us. China (21Vianet): login.partner.microsoftonline.cn.',
        "The issuer and jwks_uri of Confluent's identity provider must be those of the same cloud.",
      ],
      idp: [sh`az cloud list --output table`, sh`az cloud set --name AzureUSGovernment`],
      client: [
        writeSetting(
          client,
          'tokenEndpoint',
          filled`https://login.microsoftonline.us/${tenant}/oauth2/v2.0/token`,
        ),
      ],
    }),
  },
});
