import { describe, expect, it } from 'vitest';
import { lint } from '../../src/doctor/lint.ts';
import { readClientFile } from '../../src/client-files/client-file.ts';
import { BOOTSTRAP, HANDLER, MODULE } from './_sound-files.ts';

/** The findings for all clients in a file: cause, place, and what to paste. */
function said(file: string, text: string): readonly (readonly [cause: string, place: string, ...string[]])[] {
  return lint(readClientFile(file, Buffer.from(text)), { env: {} }).findings.map(({ id, place, fix }) => [
    id,
    `${place?.line}:${place?.column}`,
    ...(fix?.commands ?? []).map((command) => command.text),
  ]);
}

/** A client's lines in a program's file, continued as in the documentation. */
const lines = (prefix: string, servers = BOOTSTRAP): string =>
  `${prefix}bootstrap.servers=${servers}
${prefix}security.protocol=SASL_SSL
${prefix}sasl.mechanism=OAUTHBEARER
${prefix}sasl.login.callback.handler.class=${HANDLER}
${prefix}sasl.oauthbearer.token.endpoint.url=https://acme.okta.com/oauth2/default/v1/token
${prefix}sasl.jaas.config=${MODULE} required \\
  clientId="0oa1b2c3d4e5f6g7h8i9" \\
  clientSecret="Zt5nqVw8sLrPxKy2MdJc7HbGfAe4Qu" \\
  extension_logicalCluster="lkc-a1b2c3" \\
  extension_identityPoolId="pool-a1b2";
`;

const spring = (jaas: string): string => `spring:
  kafka:
    bootstrap-servers: ${BOOTSTRAP}
    security.protocol: SASL_SSL
    properties:
      sasl.mechanism: OAUTHBEARER
      sasl.login.callback.handler.class: ${HANDLER}
      sasl.oauthbearer.token.endpoint.url: \${TOKEN_URL}
      sasl.jaas.config: ${MODULE} required ${jaas}
`;

const UI = `kafka:
  clusters:
    - name: cloud
      bootstrapServers: ${BOOTSTRAP}
      properties:
        security.protocol: SASL_SSL
        sasl:
          mechanism: OAUTHBEARER
          login.callback.handler.class: ${HANDLER}
          oauthbearer.token.endpoint.url: https://acme.okta.com/oauth2/default/v1/token
          jaas:
            config: >-
              ${MODULE} required
              clientId="0oa1b2c3d4e5f6g7h8i9" clientSecret="\${UI_SECRET}"
              extension_logicalCluster="lkc-a1b2c3" extension_identityPoolId="pool-a1b2";
`;

describe('sound files have no findings', () => {
  it.each([
    'kafkastore.',
    'client.',
    'ksql.streams.',
    'confluent.controlcenter.streams.',
    'kafka.',
    '%prod.kafka.',
    'mp.messaging.connector.smallrye-kafka.',
    'mp.messaging.incoming.orders.',
    'kafka.consumers.default.',
    'main.consumer.',
    'a1.sources.r1.kafka.consumer.',
    'acme.billing.kafka.properties.',
  ])('with the prefix %s', (prefix) => {
    expect(said('application.properties', lines(prefix))).toEqual([]);
  });

  it.each([
    ['the console’s protocol before the host', 'client.properties', lines('', `SASL_SSL://${BOOTSTRAP}`)],
    ['two clusters of MirrorMaker 2', 'mm2.properties', `clusters=a,b\n${lines('a.')}${lines('b.')}`],
    [
      'the cluster in a variable that is not here',
      'application.yml',
      spring(
        'clientId="${ID}" clientSecret="${SECRET}" extension_logicalCluster="${LKC}" extension_identityPoolId="${POOL}";',
      ),
    ],
    [
      'Azure’s metadata service, which has no TLS, asked by a class of one’s own',
      'client.properties',
      lines('')
        .replace(HANDLER, 'io.confluent.oauth.azure.managedidentity.OAuthBearerLoginCallbackHandler')
        .replace(
          'https://acme.okta.com/oauth2/default/v1/token',
          'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=api%3A%2F%2Fkafka',
        ),
    ],
    ['Kafbat’s UI', 'application.yml', UI],
    [
      'an application that adds the JAAS string itself',
      'application.yml',
      `acme:\n  kafka:\n    bootstrap.servers: ${BOOTSTRAP}\n    security.protocol: SASL_SSL\n    sasl.mechanism: OAUTHBEARER\n    sasl.oauthbearer.token.endpoint.url: https://acme.okta.com/oauth2/default/v1/token\n`,
    ],
  ])('with %s', (_, file, text) => {
    expect(said(file, text)).toEqual([]);
  });
});

describe('faults are described in terms of the file', () => {
  it.each([
    [
      'a mechanism that lacks the prefix',
      'schema-registry.properties',
      lines('kafkastore.').replace('kafkastore.sasl.mechanism', 'sasl.oauthbearer.foo'),
      ['config/mechanism-not-oauthbearer', '1:1', 'kafkastore.sasl.mechanism=OAUTHBEARER'],
    ],
    [
      'a protocol that only the profile lacks',
      'application.properties',
      `%dev.kafka.security.protocol=PLAINTEXT\n${lines('%prod.kafka.').replace(/^.*security\.protocol.*\n/m, '')}`,
      ['config/security-protocol', '1:1', '%prod.kafka.security.protocol=SASL_SSL'],
    ],
    [
      'an underscore in the second of two clients',
      'mm2.properties',
      `clusters=a,b\n${lines('a.')}${lines('b.').replace('logicalCluster', 'logical_cluster')}`,
      [
        'config/extension-key-underscore',
        '20:13',
        expect.stringMatching(/^# in b\.sasl\.jaas\.config:\nextension_/),
      ],
    ],
    [
      'a misspelt name in a tree',
      'application.yml',
      UI.replace('token.endpoint.url', 'token.endpoint.uri'),
      [
        'config/property-unknown',
        '10:11',
        expect.stringMatching(/^# under kafka\.clusters\[0\]\.properties:\n.*token\.endpoint\.url: /),
      ],
    ],
    [
      "an underscore in the producer's client alone, where the consumer's says more",
      'application.properties',
      `${lines('spring.kafka.consumer.properties.')}${lines('spring.kafka.producer.properties.').replace('logicalCluster', 'logical_cluster')}spring.kafka.consumer.group-id=g\nspring.kafka.consumer.properties.sasl.oauthbearer.scope=s\n`,
      [
        'config/extension-key-underscore',
        '19:13',
        expect.stringContaining('spring.kafka.producer.properties.sasl.jaas.config'),
      ],
    ],
    [
      'a name that belongs below properties',
      'application.yml',
      `spring.kafka: {bootstrap-servers: "${BOOTSTRAP}", sasl: {mechanism: OAUTHBEARER}, properties: {security.protocol: SASL_SSL}}`,
      ['config/property-unknown', '1:90', expect.stringContaining('sasl.mechanism')],
    ],
    [
      'quotation marks around the bootstrap servers',
      'client.properties',
      lines('', `"${BOOTSTRAP},b2.confluent.cloud:9092"`),
      ['config/bootstrap-scheme-prefix', '1:19', `bootstrap.servers=${BOOTSTRAP},b2.confluent.cloud:9092`],
    ],
    [
      'quotation marks around the token URL',
      'client.properties',
      lines('').replace(/(token\.endpoint\.url=)(.*)/, '$1"$2"'),
      [
        'config/token-url-no-scheme',
        '5:37',
        'sasl.oauthbearer.token.endpoint.url=https://acme.okta.com/oauth2/default/v1/token',
      ],
    ],
  ])('%s', (_, file, text, finding) => {
    expect(said(file, text)).toEqual([finding]);
  });
});
