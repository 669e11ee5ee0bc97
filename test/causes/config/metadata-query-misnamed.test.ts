import cause from '../../../src/causes/config/metadata-query-misnamed.ts';
import { casebook, client } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';
import { noAnswer, unset } from './_client.ts';

const ASKED = 'api-version=2025-04-07&resource=api://kafka&client_id=3fa85f64';

const azure = (config: string | undefined, endpoint?: string) => [
  fromFile({
    client: 'librdkafka',
    properties: {
      'sasl.oauthbearer.metadata.authentication.type': 'azure_imds',
      'sasl.oauthbearer.config': config,
      'sasl.oauthbearer.client.id': undefined,
      'sasl.oauthbearer.client.secret': undefined,
      'sasl.oauthbearer.token.endpoint.url': endpoint,
    },
  }),
  unset('clientId', 'clientSecret', 'tokenEndpoint', 'audience'),
  noAnswer,
];

casebook(cause, {
  guilty: [
    { because: 'the introduction says params, and the code reads query', given: azure(`params=${ASKED}`) },
  ],
  innocent: [
    { because: 'it is called query', given: azure(`query=${ASKED}`) },
    {
      because: 'the URL has the query itself',
      given: azure(`params=${ASKED}`, `http://169.254.169.254/metadata/identity/oauth2/token?${ASKED}`),
    },
    { because: 'nothing is configured', given: azure(undefined) },
    {
      because: 'a callback of the application reads what it likes',
      given: [
        fromFile({ client: 'librdkafka', properties: { 'sasl.oauthbearer.config': `params=${ASKED}` } }),
      ],
    },
    {
      because: 'a token was given',
      given: [...azure(`params=${ASKED}`), client({ givenToken: true })],
    },
  ],
});
