import { allNamesIn, type NamedSetting, type NamedSettings } from './named.ts';

/*
 * What kafka-clients 4.3.1 reads (`AdminClientConfig`, which has the `SaslConfigs` and `SslConfigs` of every client), and
 * the options of its JAAS string: those of `OAuthBearerLoginCallbackHandler`, and for the token endpoint's TLS those of
 * `SslConfigs` (https://github.com/apache/kafka/pull/11284).
 */

/**
 * The settings of the Java client. If a file has both names of one, the newer name wins (KIP-1139: the configuration
 * overrides the JAAS options). Fixes use the JAAS option, which every version reads.
 */
export const JAVA_SETTINGS = {
  bootstrapServers: { read: ['bootstrap.servers'], showable: true },
  securityProtocol: { read: ['security.protocol'], showable: true },
  saslMechanism: { read: ['sasl.mechanism'], showable: true },
  tokenEndpoint: { read: ['sasl.oauthbearer.token.endpoint.url'], showable: true },
  clientId: {
    read: ['sasl.oauthbearer.client.credentials.client.id', 'jaas:clientId'],
    fix: 'jaas:clientId',
    since: '4.1',
    showable: true,
  },
  clientSecret: {
    read: ['sasl.oauthbearer.client.credentials.client.secret', 'jaas:clientSecret'],
    fix: 'jaas:clientSecret',
    since: '4.1',
  },
  scope: { read: ['sasl.oauthbearer.scope', 'jaas:scope'], fix: 'jaas:scope', since: '4.1', showable: true },
  headerUrlencode: { read: ['sasl.oauthbearer.header.urlencode'], since: '3.9', showable: true },
  subClaimName: { read: ['sasl.oauthbearer.sub.claim.name'], showable: true },
  groups: { read: ['group.id'], showable: true },
  logicalCluster: { read: ['jaas:extension_logicalCluster'], showable: true },
  poolId: { read: ['jaas:extension_identityPoolId'], showable: true },
  jaasString: { read: ['sasl.jaas.config', 'jaas:loginModule'] },
} as const satisfies NamedSettings;

const SSL = [
  'ssl.cipher.suites',
  'ssl.enabled.protocols',
  'ssl.endpoint.identification.algorithm',
  'ssl.engine.factory.class',
  'ssl.key.password',
  'ssl.keymanager.algorithm',
  'ssl.keystore.certificate.chain',
  'ssl.keystore.key',
  'ssl.keystore.location',
  'ssl.keystore.password',
  'ssl.keystore.type',
  'ssl.protocol',
  'ssl.provider',
  'ssl.secure.random.implementation',
  'ssl.trustmanager.algorithm',
  'ssl.truststore.certificates',
  'ssl.truststore.location',
  'ssl.truststore.password',
  'ssl.truststore.type',
] as const;

/** The property that holds the JAAS string. */
export const JAAS_STRING = JAVA_SETTINGS.jaasString.read[0];

/** The login module of the JAAS string. */
export const LOGIN_MODULE_NAME = JAVA_SETTINGS.jaasString.read[1];

/** Names that are not about signing in, and options that are a pattern or have no name. */
const UNLISTED = /^(?:group\.id$|jaas:(?:loginModule$|extension_))/;

export const JAVA_PROPERTIES: readonly string[] = [
  ...allNamesIn(JAVA_SETTINGS).filter((name) => !UNLISTED.test(name)),
  'bootstrap.controllers',
  'sasl.client.callback.handler.class',
  'sasl.kerberos.kinit.cmd',
  'sasl.kerberos.min.time.before.relogin',
  'sasl.kerberos.service.name',
  'sasl.kerberos.ticket.renew.jitter',
  'sasl.kerberos.ticket.renew.window.factor',
  'sasl.login.callback.handler.class',
  'sasl.login.class',
  'sasl.login.connect.timeout.ms',
  'sasl.login.read.timeout.ms',
  'sasl.login.refresh.buffer.seconds',
  'sasl.login.refresh.min.period.seconds',
  'sasl.login.refresh.window.factor',
  'sasl.login.refresh.window.jitter',
  'sasl.login.retry.backoff.max.ms',
  'sasl.login.retry.backoff.ms',
  'sasl.oauthbearer.assertion.algorithm',
  'sasl.oauthbearer.assertion.claim.aud',
  'sasl.oauthbearer.assertion.claim.exp.seconds',
  'sasl.oauthbearer.assertion.claim.iss',
  'sasl.oauthbearer.assertion.claim.jti.include',
  'sasl.oauthbearer.assertion.claim.nbf.seconds',
  'sasl.oauthbearer.assertion.claim.sub',
  'sasl.oauthbearer.assertion.file',
  'sasl.oauthbearer.assertion.private.key.file',
  'sasl.oauthbearer.assertion.private.key.passphrase',
  'sasl.oauthbearer.assertion.template.file',
  'sasl.oauthbearer.clock.skew.seconds',
  'sasl.oauthbearer.expected.audience',
  'sasl.oauthbearer.expected.issuer',
  'sasl.oauthbearer.jwks.endpoint.refresh.ms',
  'sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms',
  'sasl.oauthbearer.jwks.endpoint.retry.backoff.ms',
  'sasl.oauthbearer.jwks.endpoint.url',
  'sasl.oauthbearer.jwt.retriever.class',
  'sasl.oauthbearer.jwt.validator.class',
  'sasl.oauthbearer.scope.claim.name',
  'security.providers',
  ...SSL,
  ...SSL.map((name) => `jaas:${name}`),
];

/** The first version that reads each, if later than 3.1; from the lists of 3.1.0, 3.8.1, 3.9.0, 4.0.0 and 4.1.1. */
export const JAVA_SINCE: Readonly<Record<string, string>> = {
  'sasl.oauthbearer.assertion.algorithm': '4.1',
  'sasl.oauthbearer.assertion.claim.aud': '4.1',
  'sasl.oauthbearer.assertion.claim.exp.seconds': '4.1',
  'sasl.oauthbearer.assertion.claim.iss': '4.1',
  'sasl.oauthbearer.assertion.claim.jti.include': '4.1',
  'sasl.oauthbearer.assertion.claim.nbf.seconds': '4.1',
  'sasl.oauthbearer.assertion.claim.sub': '4.1',
  'sasl.oauthbearer.assertion.file': '4.1',
  'sasl.oauthbearer.assertion.private.key.file': '4.1',
  'sasl.oauthbearer.assertion.private.key.passphrase': '4.1',
  'sasl.oauthbearer.assertion.template.file': '4.1',
  'sasl.oauthbearer.jwt.retriever.class': '4.1',
  'sasl.oauthbearer.jwt.validator.class': '4.1',
  ...Object.fromEntries(
    Object.values<NamedSetting>(JAVA_SETTINGS).flatMap(({ read: [newest], since }) =>
      since === undefined ? [] : [[newest, since]],
    ),
  ),
};
