import type { Setting } from '../setting.ts';

const CLIENT = { group: 'Client', kind: 'text' } as const;

/** The client's family and version, which determine what is sent to the identity provider and the broker. */
export const CLIENT_SETTINGS = [
  {
    ...CLIENT,
    key: 'client',
    flag: 'as',
    kind: 'choice',
    doc: "ask for the token and sign in as this kind of client does (default: recognised from the client's file)",
    example: 'java',
    choices: ['java', 'librdkafka', 'kafkajs'],
  },
  {
    ...CLIENT,
    key: 'clientVersion',
    flag: 'client-version',
    doc: 'the version of its library',
    example: '4.1.0',
  },
  {
    ...CLIENT,
    key: 'headerUrlencode',
    flag: 'header-urlencode',
    kind: 'switch',
    doc: "the Java client's sasl.oauthbearer.header.urlencode",
    example: 'true',
    judgedAs: 'sasl.oauthbearer.header.urlencode',
  },
  {
    ...CLIENT,
    key: 'subClaimName',
    flag: 'sub-claim-name',
    doc: "the client's sasl.oauthbearer.sub.claim.name",
    example: 'client_id',
  },
  {
    ...CLIENT,
    key: 'authorizationIdentity',
    flag: 'authorization-identity',
    doc: "the authorization identity that the client sends (kafkajs's authorizationIdentity)",
    example: 'orders-service',
  },
  {
    ...CLIENT,
    key: 'allowedUrls',
    flag: 'allowed-urls',
    kind: 'list',
    doc: "the JVM's org.apache.kafka.sasl.oauthbearer.allowed.urls",
    example: 'https://acme.auth0.com/oauth/token',
  },
] as const satisfies readonly Setting[];
