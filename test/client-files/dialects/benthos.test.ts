import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe('the configuration of Redpanda Connect and Bento', () => {
  it.each(soundFilesOf('benthos'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('benthos');
    expect(settings).toMatchObject({ saslMechanism: 'OAUTHBEARER', securityProtocol: 'SASL_SSL' });
  });

  it('gets the extensions as a map below sasl', () => {
    const text = `output:
  kafka_franz:
    seed_brokers: [pkc-4abc9.eu-west-1.aws.confluent.cloud:9092]
    tls: {enabled: true}
    sasl:
      - mechanism: OAUTHBEARER
        token: "\${KAFKA_TOKEN}"
`;
    const { findings, lines } = linted('connect.yaml', text);
    expect(findings).toEqual(['1:1 config/extension-missing-cluster']);
    expect(lines).toEqual(['# under sasl:\nextensions:\n  logicalCluster: $CLUSTER_ID']);
  });

  it('fixes the name of an extension in place', () => {
    const text = `input:
  redpanda:
    seed_brokers: [pkc-4abc9.eu-west-1.aws.confluent.cloud:9092]
    sasl:
      - mechanism: OAUTHBEARER
        token: "\${KAFKA_TOKEN}"
        extensions: {logical_cluster: lkc-4k7zq1}
`;
    const { findings, after } = linted('connect.yaml', text);
    expect(findings).toEqual(['7:22 config/extension-key-underscore']);
    expect(after).toBe(text.replace('logical_cluster', 'logicalCluster'));
  });
});
