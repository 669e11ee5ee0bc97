import cause from '../../../src/causes/config/mechanism-not-oauthbearer.ts';
import { casebook, client } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the file is that of a client with an API key, and nothing in it is about OAuth',
      given: [
        fromFile({
          client: 'java',
          properties: {
            'sasl.mechanism': 'PLAIN',
            'sasl.login.callback.handler.class': undefined,
            'sasl.oauthbearer.token.endpoint.url': undefined,
            'jaas:loginModule': 'org.apache.kafka.common.security.plain.PlainLoginModule',
            'jaas:clientId': undefined,
            'jaas:clientSecret': undefined,
            'jaas:extension_logicalCluster': undefined,
            'jaas:extension_identityPoolId': undefined,
            'jaas:username': null,
            'jaas:password': null,
          },
        }),
        client({ saslMechanism: 'PLAIN' }),
      ],
    },
    {
      because: 'the configuration was copied from a client with an API key',
      given: [client({ saslMechanism: 'PLAIN' })],
    },
    {
      because: 'librdkafka was left with its default',
      given: [client({ saslMechanism: 'GSSAPI' })],
    },
  ],
  innocent: [
    {
      because: 'it is OAUTHBEARER',
      given: [],
    },
    {
      because: 'kafkajs writes it in lower case',
      given: [client({ saslMechanism: 'oauthbearer' })],
    },
  ],
});
