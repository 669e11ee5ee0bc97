import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe('the configuration of Fluent Bit', () => {
  it.each(soundFilesOf('fluent-bit'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('fluent-bit');
    expect(settings).toMatchObject({
      client: 'librdkafka',
      bootstrapServers: 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092',
      logicalCluster: 'lkc-4k7zq1',
    });
  });

  it('has its own lines, and is fixed in place', () => {
    const text = `[INPUT]
    Name kafka
    brokers pkc-4abc9.eu-west-1.aws.confluent.cloud:9092
    rdkafka.security.protocol SASL_SSL
    rdkafka.sasl.mechanism OAUTHBEARER
    rdkafka.sasl.oauthbearer.client.id 0oa5kq2m8RtYx1Vb35d7
    rdkafka.sasl.oauthbearer.client.secret \${FB_SECRET}
    rdkafka.sasl.oauthbearer.token.endpoint.url https://acme.okta.com/oauth2/default/v1/token
    rdkafka.sasl.oauthbearer.extensions logical_cluster=lkc-4k7zq1,identityPoolId=pool-Xq2b
`;
    const { findings, lines, after } = linted('fluent-bit.conf', text);
    expect(findings.map((each) => each.replace(/^\S+ /, ''))).toEqual(
      expect.arrayContaining(['config/method-not-oidc', 'config/extension-key-underscore']),
    );
    expect(lines).toContain('rdkafka.sasl.oauthbearer.method oidc');
    expect(after).toContain('    rdkafka.sasl.oauthbearer.extensions logicalCluster=lkc-4k7zq1,');
  });
});
