import type { ClientFamily } from './define.ts';

/**
 * kafkajs 2.2.4 fetches no token: the application does, in `oauthBearerProvider`. The names are those of the object for
 * `new Kafka()`, with a dot for each level.
 */
export default {
  id: 'kafkajs',
  title: 'kafkajs',
  properties: [
    'brokers',
    'clientId',
    'ssl',
    'ssl.ca',
    'ssl.cert',
    'ssl.key',
    'ssl.passphrase',
    'ssl.pfx',
    'ssl.rejectUnauthorized',
    'ssl.servername',
    'sasl',
    'sasl.mechanism',
    'sasl.oauthBearerProvider',
    'sasl.authorizationIdentity',
    'sasl.authenticationProvider',
    'sasl.username',
    'sasl.password',
    'sasl.accessKeyId',
    'sasl.secretAccessKey',
    'sasl.sessionToken',
    'authenticationTimeout',
    'reauthenticationThreshold',
    'connectionTimeout',
    'requestTimeout',
    'enforceRequestTimeout',
    'socketFactory',
  ],
  // `reauthenticationThreshold`, 10 s by default.
  reauthenticatesAfter: (sessionMs) => Math.max(0, sessionMs - 10_000),
  // With a quotation mark that no broker accepts (`protocol/sasl/oauthBearer/request.js`).
  authzid: (identity) => `"a=${identity}`,
} satisfies ClientFamily;
