import cause from '../../../src/causes/config/allowed-urls-missing.ts';
import { casebook, client, TOKEN_ENDPOINT } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

const java = (clientVersion: string, ...allowedUrls: readonly string[]) =>
  client({ client: 'java', clientVersion, allowedUrls });

casebook(cause, {
  guilty: [
    { because: 'the list is empty', given: [java('4.0.0')] },
    { because: 'the list has another URL', given: [java('4.1.1', 'https://acme.auth0.com/')] },
    { because: 'the URL in the list has a slash more', given: [java('4.1.1', `${TOKEN_ENDPOINT}/`)] },
    { because: 'Apache Kafka takes * for a URL', given: [java('4.1.1', '*')] },
    {
      because: '3.9 looks at a list when there is one',
      given: [java('3.9.2', 'https://other.example/token')],
    },
    {
      because: 'Confluent Platform 8 has Kafka 4',
      given: [java('8.0.0-ccs', 'https://other.example/token')],
    },
  ],
  noticed: [
    {
      because: 'the client is Kafka 4, and the list is not known',
      given: [client({ client: 'java', clientVersion: '4.0.0' })],
    },
    { because: "the list is *, which Confluent's own build takes", given: [java('8.0.0-ce', '*')] },
  ],
  innocent: [
    {
      because: 'the URL is in the list',
      given: [java('4.1.1', 'https://other.example/token', TOKEN_ENDPOINT)],
    },
    { because: 'blanks around it do not matter', given: [java('4.1.1', ` ${TOKEN_ENDPOINT} `)] },
    { because: '3.9 wants no list', given: [client({ client: 'java', clientVersion: '3.9.1' })] },
    {
      because: 'Confluent Platform 7.9 has Kafka 3.9',
      given: [client({ client: 'java', clientVersion: '7.9.0-ccs' })],
    },
    { because: 'the version is not known', given: [client({ client: 'java' })] },
    {
      because: 'librdkafka has no such list',
      given: [client({ client: 'librdkafka', clientVersion: '4.0.0' })],
    },
    {
      because: "somebody's own class does not look at it",
      given: [
        fromFile({
          client: 'java',
          version: '4.1.1',
          properties: {
            'sasl.login.callback.handler.class':
              'io.strimzi.kafka.oauth.client.JaasClientOauthLoginCallbackHandler',
          },
        }),
        client({ allowedUrls: [] }),
      ],
    },
  ],
});
