import cause from '../../../src/causes/config/property-unknown.ts';
import { brokerRefuses, casebook, client } from '../../casebook.ts';
import { fromFile, reads } from '../../configuration.ts';
import { extensions, noAnswer } from './_client.ts';

const STRIMZI = 'io.strimzi.kafka.oauth.client.JaasClientOauthLoginCallbackHandler';
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
      because: "the names are those of Confluent's reference, which no client reads",
      given: [
        fromFile({
          client: 'java',
          properties: {
            ...withoutJaas,
            'sasl.oauthbearer.token.endpoint.url': undefined,
            'oauth.token.endpoint.uri': null,
            'oauth.client.id': null,
            'oauth.client.secret': null,
            'oauth.logical.cluster': null,
            'oauth.identity.pool.id': null,
          },
        }),
        reads({ tokenEndpoint: undefined, clientId: undefined, clientSecret: undefined }),
        extensions({}),
        noAnswer,
      ],
    },
    {
      because: 'the token endpoint is misspelt, and nothing else names it',
      given: [
        fromFile({
          client: 'java',
          properties: {
            'sasl.oauthbearer.token.endpoint.url': undefined,
            'sasl.oauthbearer.token.endpoint.uri': null,
          },
        }),
        reads({ tokenEndpoint: undefined }),
        noAnswer,
      ],
    },
    {
      because: "Java does not read librdkafka's name of the mechanism, and takes its default",
      given: [
        fromFile({
          client: 'java',
          properties: { 'sasl.mechanism': undefined, 'sasl.mechanisms': 'OAUTHBEARER' },
        }),
        client({ saslMechanism: 'GSSAPI' }),
      ],
    },
    {
      because: "Java does not read librdkafka's list of extensions",
      given: [
        fromFile({
          client: 'java',
          properties: {
            'jaas:extension_logicalCluster': undefined,
            'jaas:extension_identityPoolId': undefined,
            'sasl.oauthbearer.extensions': 'logicalCluster=lkc-orders1,identityPoolId=pool-orders',
          },
        }),
        extensions({}),
        brokerRefuses(),
      ],
    },
    {
      because: "librdkafka does not start with Java's JAAS string",
      given: [fromFile({ client: 'librdkafka', properties: { 'sasl.jaas.config': null } })],
    },
    {
      because: 'librdkafka does not start with a misspelt name',
      given: [fromFile({ client: 'librdkafka', properties: { 'sasl.oauthbearer.extentions': null } })],
    },
    {
      because: 'the names of 4.1 are not read by 3.9, and there are no credentials otherwise',
      given: [
        fromFile({
          client: 'java',
          version: '3.9.2',
          properties: {
            'jaas:clientId': undefined,
            'jaas:clientSecret': undefined,
            'sasl.oauthbearer.client.credentials.client.id': 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
            'sasl.oauthbearer.client.credentials.client.secret': null,
          },
        }),
      ],
    },
    {
      because: 'the option of the JAAS string is written with an underscore',
      given: [
        fromFile({
          client: 'java',
          properties: { 'jaas:clientSecret': undefined, 'jaas:client_secret': null },
        }),
        reads({ clientSecret: undefined }),
        noAnswer,
      ],
    },
  ],
  noticed: [
    {
      because: "Java passes over librdkafka's method",
      given: [fromFile({ client: 'java', properties: { 'sasl.oauthbearer.method': 'oidc' } })],
    },
    {
      because: 'the misspelt name stands beside the right one',
      given: [fromFile({ client: 'java', properties: { 'sasl.oauthbearer.token.endpoint.uri': null } })],
    },
    {
      because: 'a name of sasl.oauthbearer is not known here, and may be of a later version',
      given: [
        fromFile({ client: 'librdkafka', properties: { 'sasl.oauthbearer.quantum.resistance': null } }),
      ],
    },
    {
      because: "the application keeps settings of its own in librdkafka's file",
      given: [fromFile({ client: 'librdkafka', properties: { 'oauth.client.id': null } })],
    },
  ],
  innocent: [
    {
      because: 'every name is read',
      given: [fromFile({ client: 'java', properties: { 'client.id': 'orders', 'group.id': 'billing' } })],
    },
    {
      because: 'every name is read by librdkafka',
      given: [fromFile({ client: 'librdkafka', properties: { 'sasl.mechanism': 'OAUTHBEARER' } })],
    },
    {
      because: "Strimzi's class has options of these names",
      given: [
        fromFile({
          client: 'java',
          properties: {
            ...withoutJaas,
            'sasl.login.callback.handler.class': STRIMZI,
            'sasl.jaas.config': null,
            'jaas:oauth.client.id': null,
            'jaas:oauth.client.secret': null,
            'jaas:oauth.token.endpoint.uri': null,
          },
        }),
      ],
    },
    {
      because: '4.1 reads its own names',
      given: [
        fromFile({
          client: 'java',
          version: '4.1.0',
          properties: {
            'jaas:clientId': undefined,
            'jaas:clientSecret': undefined,
            'sasl.oauthbearer.client.credentials.client.id': 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
            'sasl.oauthbearer.client.credentials.client.secret': null,
          },
        }),
      ],
    },
    {
      because: 'the setting is missing, and nothing was meant for it',
      given: [
        fromFile({ client: 'java', properties: { 'sasl.oauthbearer.token.endpoint.url': undefined } }),
        reads({ tokenEndpoint: undefined }),
        noAnswer,
      ],
    },
    { because: 'there is no file', given: [] },
  ],
});
