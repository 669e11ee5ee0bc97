import { expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from '../dialects/_linted.ts';

it.each(soundFilesOf('fluentd'))('%s is sound', (path) => {
  expect(soundly(path).settings).toMatchObject({
    client: 'librdkafka',
    bootstrapServers: 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092',
    logicalCluster: 'lkc-4k7zq1',
  });
});

it('has the place of each value', () => {
  const text = `<match app.**>
  @type rdkafka2
  brokers https://pkc-4abc9.eu-west-1.aws.confluent.cloud:9092
  rdkafka_options {
    "security.protocol": "SASL_SSL", "sasl.mechanisms": "OAUTHBEARER",
    "sasl.oauthbearer.method": "oidc",
    "sasl.oauthbearer.client.id": "#{ENV['ID']}",
    "sasl.oauthbearer.client.secret": "#{ENV['SECRET']}",
    "sasl.oauthbearer.token.endpoint.url": "acme.okta.com/oauth2/default/v1/token",
    "sasl.oauthbearer.extensions": "logicalCluster=lkc-4k7zq1"
  }
</match>
`;
  expect(linted('fluent.conf', text).findings).toEqual([
    '3:11 config/bootstrap-scheme-prefix',
    '9:45 config/token-url-no-scheme',
  ]);
});

it('says what a Fluentd configuration without such options is', () => {
  const text = '<source>\n  @type tail\n  path /var/log/a\n</source>\n<match **>\n  @type stdout\n</match>\n';
  expect(() => linted('fluent.conf', text)).toThrow('this is a Fluentd configuration');
});
