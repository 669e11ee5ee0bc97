import cause from '../../../src/causes/config/callback-handler-class.ts';
import { bootstrap } from './_client.ts';
import { casebook } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

const java = (handler: string | undefined, version?: string) =>
  fromFile({
    client: 'java',
    ...(version !== undefined && { version }),
    properties: { 'sasl.login.callback.handler.class': handler },
  });

const PUBLIC = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler';
const SECURED = 'org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler';
const METADATA_SERVICE = 'io.confluent.kafka.clients.plugins.auth.token.TokenUserLoginCallbackHandler';

casebook(cause, {
  guilty: [
    { because: 'the old class is gone in Kafka 4.0', given: [java(SECURED, '4.0.0')] },
    { because: 'the old class is gone in Confluent Platform 8.0', given: [java(SECURED, '8.0.0-ccs')] },
    { because: 'the new class is not there before 3.4', given: [java(PUBLIC, '3.3.2')] },
    { because: 'none is set: Kafka makes unsigned tokens by itself', given: [java(undefined)] },
    { because: 'it is set to nothing', given: [java('')] },
    {
      because: "it is the broker's class",
      given: [java('org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler')],
    },
    { because: "it is Confluent Platform's class for its Metadata Service", given: [java(METADATA_SERVICE)] },
    { because: 'a letter is missing in the class', given: [java(PUBLIC.replace('Handler', 'Handlr'))] },
    { because: 'a letter is missing in the package', given: [java(PUBLIC.replace('kafka', 'kafa'))] },
    { because: 'the package is missing', given: [java('OAuthBearerLoginCallbackHandler')] },
    { because: 'the semicolon of a JAAS string is behind it', given: [java(`${PUBLIC};`)] },
  ],
  noticed: [
    { because: 'the old class, and nobody knows in which version', given: [java(SECURED)] },
    { because: 'the old class, which 3.9 still has', given: [java(SECURED, '3.9.2')] },
    {
      because: 'the old class in Confluent Platform 7.9, which is Kafka 3.9',
      given: [java(SECURED, '7.9.0-ccs')],
    },
  ],
  innocent: [
    { because: 'it is the class of this client', given: [java(PUBLIC, '4.1.1')] },
    { because: 'it is the class of this client, with a blank behind it', given: [java(`${PUBLIC} `)] },
    { because: 'the old class is the right one in 3.1', given: [java(SECURED, '3.1.0')] },
    {
      because: "it is somebody's own class",
      given: [java('io.strimzi.kafka.oauth.client.JaasClientOauthLoginCallbackHandler', '4.1.0')],
    },
    {
      because: "it is somebody's own class of the same name",
      given: [java('com.acme.OAuthBearerLoginCallbackHandler')],
    },
    {
      because: 'it asks a Metadata Service, and the cluster is not at Confluent Cloud',
      given: [
        fromFile({
          client: 'java',
          properties: {
            'sasl.login.callback.handler.class': METADATA_SERVICE,
            'jaas:metadataServerUrls': null,
          },
        }),
        bootstrap('kafka.acme.example:9092'),
      ],
    },
    {
      because: 'the platform has moved the classes of Kafka',
      given: [java(`kafkashaded.${PUBLIC}`, '3.9.0')],
    },
    { because: 'librdkafka has no such setting', given: [fromFile({ client: 'librdkafka' })] },
    { because: 'there is no file', given: [] },
    {
      because: 'the file signs in in another way',
      given: [
        fromFile({
          client: 'java',
          properties: {
            'sasl.mechanism': undefined,
            'sasl.login.callback.handler.class': undefined,
            'sasl.jaas.config': undefined,
            'jaas:loginModule': undefined,
            'jaas:clientId': undefined,
            'jaas:clientSecret': undefined,
            'jaas:extension_logicalCluster': undefined,
            'jaas:extension_identityPoolId': undefined,
            'sasl.oauthbearer.token.endpoint.url': undefined,
          },
        }),
      ],
    },
    {
      because: 'the Snap of SnapLogic sets the handler itself',
      given: [
        fromFile({
          client: 'java',
          program: 'snaplogic',
          properties: { 'sasl.login.callback.handler.class': undefined },
        }),
      ],
    },
    {
      because: 'without one it makes the unsigned tokens that its options ask for',
      given: [
        fromFile({
          client: 'java',
          properties: {
            'sasl.login.callback.handler.class': undefined,
            'jaas:unsecuredLoginStringClaim_sub': 'orders',
          },
        }),
      ],
    },
  ],
});
