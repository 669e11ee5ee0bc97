import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe('the configuration of Telegraf', () => {
  it.each(soundFilesOf('telegraf'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('telegraf');
    expect(settings).toMatchObject({ poolId: 'pool-Xq2b', securityProtocol: 'SASL_SSL' });
  });

  it('is fixed in TOML', () => {
    const text = `[[outputs.kafka]]
brokers = ["pkc-4abc9.eu-west-1.aws.confluent.cloud:9092"]
enable_tls = true
sasl_mechanism = "OAUTHBEARER"
sasl_access_token = "\${KAFKA_TOKEN}"
[outputs.kafka.sasl_extensions]
identity_pool_id = "pool-Xq2b"
logicalCluster = "lkc-4k7zq1"
`;
    const { findings, after } = linted('telegraf.toml', text);
    expect(findings).toEqual(['7:1 config/extension-key-underscore']);
    expect(after).toBe(text.replace('identity_pool_id', 'identityPoolId'));
  });

  it('gets the extensions as a table', () => {
    const text =
      '[[outputs.kafka]]\nbrokers = ["pkc-4abc9.eu-west-1.aws.confluent.cloud:9092"]\nsasl_mechanism = "OAUTHBEARER"\n';
    const { findings, lines } = linted('telegraf.toml', text);
    expect(findings).toEqual(['1:1 config/extension-missing-cluster']);
    expect(lines).toEqual(['sasl_extensions = { "logicalCluster" = "$CLUSTER_ID" }']);
  });
});
