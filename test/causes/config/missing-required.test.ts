import cause from '../../../src/causes/config/missing-required.ts';
import { brokerRefuses, casebook, client } from '../../casebook.ts';
import { fromFile, reads } from '../../configuration.ts';
import { noAnswer, unauthorized, extensions, secret, unset } from './_client.ts';

const withoutJaas = {
  'sasl.jaas.config': undefined,
  'jaas:loginModule': undefined,
  'jaas:clientId': undefined,
  'jaas:clientSecret': undefined,
  'jaas:extension_logicalCluster': undefined,
  'jaas:extension_identityPoolId': undefined,
} as const;

casebook(cause, {
  guilty: [
    {
      because: 'the secret is the empty string',
      given: [secret({ empty: true }), unauthorized],
    },
    {
      because: 'the token URL is empty',
      given: [client({ tokenEndpoint: '' }), noAnswer],
    },
    {
      because: 'the pool id is empty, and breaks the first message',
      given: [extensions({ logicalCluster: 'lkc-orders1', identityPoolId: '' }), brokerRefuses()],
    },
    {
      because: 'the token endpoint is missing from the file, and from everywhere else',
      given: [
        fromFile({ client: 'java', properties: { 'sasl.oauthbearer.token.endpoint.url': undefined } }),
        reads({ tokenEndpoint: undefined }),
        noAnswer,
      ],
    },
    {
      because: "4.1 has names for id and secret, and Java's client still wants a JAAS string",
      given: [
        fromFile({
          client: 'java',
          version: '4.1.1',
          properties: {
            ...withoutJaas,
            'sasl.oauthbearer.client.credentials.client.id': 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
            'sasl.oauthbearer.client.credentials.client.secret': null,
          },
        }),
        extensions({}),
        brokerRefuses(),
      ],
    },
    {
      because: 'librdkafka has a method and no credentials',
      given: [
        fromFile({
          client: 'librdkafka',
          properties: {
            'sasl.oauthbearer.client.id': undefined,
            'sasl.oauthbearer.client.secret': undefined,
          },
        }),
        reads({ clientId: undefined, clientSecret: undefined }),
        noAnswer,
      ],
    },
  ],
  innocent: [
    {
      because: 'the secret was given besides the file',
      given: [
        fromFile({ client: 'librdkafka', properties: { 'sasl.oauthbearer.client.secret': undefined } }),
      ],
    },
    {
      because: 'a callback of the application fetches the token',
      given: [
        fromFile({
          client: 'librdkafka',
          properties: {
            'sasl.oauthbearer.method': undefined,
            'sasl.oauthbearer.token.endpoint.url': undefined,
            'sasl.oauthbearer.client.id': undefined,
            'sasl.oauthbearer.client.secret': undefined,
          },
        }),
        reads({ tokenEndpoint: undefined, clientId: undefined, clientSecret: undefined }),
        noAnswer,
      ],
    },
    {
      because: 'the client proves itself with a key, and has no secret',
      given: [
        fromFile({
          client: 'librdkafka',
          properties: {
            'sasl.oauthbearer.client.id': undefined,
            'sasl.oauthbearer.client.secret': undefined,
            'sasl.oauthbearer.grant.type': 'urn:ietf:params:oauth:grant-type:jwt-bearer',
            'sasl.oauthbearer.assertion.private.key.file': null,
          },
        }),
        reads({ clientId: undefined, clientSecret: undefined, clientAuth: 'private_key_jwt' }),
      ],
    },
    {
      because: 'the file is a part, and says nothing of OAuth',
      given: [
        fromFile({
          client: 'java',
          properties: {
            ...withoutJaas,
            'sasl.login.callback.handler.class': undefined,
            'sasl.oauthbearer.token.endpoint.url': undefined,
          },
        }),
      ],
    },
    {
      because: 'nothing is empty',
      given: [],
    },
    {
      because: 'no secret was handed to this run',
      given: [unset('clientSecret'), noAnswer],
    },
    {
      because: 'a client certificate proves the client, and the secret is empty',
      given: [secret({ empty: true }), client({ clientAuth: 'tls_client_auth' })],
    },
    {
      because: 'the client names no pool at all',
      given: [extensions({ logicalCluster: 'lkc-orders1' })],
    },
  ],
});
