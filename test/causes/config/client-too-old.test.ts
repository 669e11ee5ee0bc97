import cause from '../../../src/causes/config/client-too-old.ts';
import { casebook, client } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

const OLD = 'org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler';

casebook(cause, {
  guilty: [
    {
      because: 'Kafka 3.0 has nothing that fetches a token',
      given: [client({ client: 'java', clientVersion: '3.0.2' })],
    },
    {
      because: 'Confluent Platform 6.2 has Kafka 2.8',
      given: [client({ client: 'java', clientVersion: '6.2.1-ccs' })],
    },
  ],
  noticed: [
    {
      because: 'Kafka 3.1 can, and Confluent asks for more',
      given: [client({ client: 'java', clientVersion: '3.1.0' })],
    },
    {
      because: 'librdkafka 1.9.0 can, and Confluent asks for 1.9.2',
      given: [client({ client: 'librdkafka', clientVersion: '1.9.0' })],
    },
    {
      because: "somebody's own class fetches the token in an old client",
      given: [
        fromFile({
          client: 'java',
          version: '2.8.1',
          properties: { 'sasl.login.callback.handler.class': 'com.acme.TokenHandler' },
        }),
      ],
    },
  ],
  innocent: [
    { because: 'it is of today', given: [client({ client: 'java', clientVersion: '4.1.0' })] },
    { because: 'it is 3.2.1', given: [client({ client: 'java', clientVersion: '3.2.1' })] },
    {
      because: 'Confluent Platform 7.9 has Kafka 3.9',
      given: [fromFile({ client: 'java', version: '7.9.0-ccs' })],
    },
    { because: 'its version is not known', given: [fromFile({ client: 'java' })] },
    { because: 'its version is no number', given: [client({ client: 'java', clientVersion: 'latest' })] },
    { because: 'kafkajs fetches no token', given: [client({ client: 'kafkajs', clientVersion: '2.2.4' })] },
    {
      because: 'librdkafka without the method is another cause',
      given: [client({ client: 'librdkafka', clientVersion: '1.8.2' })],
    },
    {
      because: 'the class is missing, and the version is not too old',
      given: [
        fromFile({
          client: 'java',
          version: '4.0.0',
          properties: { 'sasl.login.callback.handler.class': OLD },
        }),
      ],
    },
  ],
});
