import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from '../dialects/_linted.ts';

describe('HOCON with the properties of a Kafka client', () => {
  it.each(soundFilesOf('kafka-application-hocon'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('kafka-application-hocon');
    expect(settings).toMatchObject({
      client: 'java',
      securityProtocol: 'SASL_SSL',
      logicalCluster: 'lkc-4k7zq1',
    });
  });

  it('reads unquoted // as a comment, and keeps the quotes of what it fixes', () => {
    const text = `pekko.kafka.consumer.kafka-clients {
  bootstrap.servers = "https://pkc-4abc9.eu-west-1.aws.confluent.cloud:9092"
  security.protocol = SASL_SSL // and TLS
  sasl.mechanism = OAUTHBEARER
  sasl.login.callback.handler.class = "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler"
  sasl.oauthbearer.token.endpoint.url = "acme.okta.com/oauth2/default/v1/token"
  sasl.jaas.config = "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId='0oa5kq2m8RtYx1Vb35d7' clientSecret='abcSECRETdef0123456789' extension_logicalCluster='lkc-4k7zq1' extension_identityPoolId='pool-Xq2b';"
}
`;
    const { findings, lines } = linted('application.conf', text);
    expect(findings).toEqual(['2:24 config/bootstrap-scheme-prefix', '6:42 config/token-url-no-scheme']);
    expect(lines[1]).toBe(
      'sasl.oauthbearer.token.endpoint.url = "https://acme.okta.com/oauth2/default/v1/token"',
    );
  });

  it.each([
    ['a name without a value', 'a {\n  b {\n  }\n  c\n}\n', '5:1: expected "=" or ":"'],
    ['a brace that is missing', 'a {\n  b = 1\n', '3:1: the file ends too early'],
    ['a quote that is missing', 'a {\n  b = "x\n}\n', '2:7: this text is not closed on its line'],
  ])('is rejected with the place of %s', (_, text, fault) => {
    expect(() => linted('application.conf', text)).toThrow(fault);
  });
});
