import { describe, expect, it } from 'vitest';
import { readClientFile } from '../../../src/client-files/client-file.ts';
import { lint } from '../../../src/doctor/lint.ts';
import { soundFilesOf, soundly } from '../sound.ts';

describe('the configuration of Redpanda Console', () => {
  it.each(soundFilesOf('redpanda-console'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('redpanda-console');
    expect(settings).toMatchObject({ securityProtocol: 'SASL_SSL', poolId: 'pool-Xq2b', scope: 'kafka' });
  });

  it('gets an extension in its own notation', () => {
    const text = `kafka:
  brokers: [pkc-4abc9.eu-west-1.aws.confluent.cloud:9092]
  tls: {enabled: true}
  sasl:
    enabled: true
    mechanism: OAUTHBEARER
    oauth:
      tokenEndpoint: https://acme.okta.com/oauth2/default/v1/token
      clientId: 0oa5kq2m8RtYx1Vb35d7
      clientSecret: abcSECRETdef0123456789
`;
    const { findings } = lint(readClientFile('console.yaml', Buffer.from(text)), { env: {} });
    expect(findings.map(({ id }) => id)).toEqual(['config/extension-missing-cluster']);
    expect(findings[0]?.fix?.commands[0]?.text).toBe(
      '# under sasl.oauth:\nextensions:\n  - { key: logicalCluster, value: $CLUSTER_ID }',
    );
  });
});
