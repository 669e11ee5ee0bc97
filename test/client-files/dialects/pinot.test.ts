import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe('a table of Pinot', () => {
  it.each(soundFilesOf('pinot'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('pinot');
    expect(settings).toMatchObject({ client: 'java', saslMechanism: 'OAUTHBEARER' });
    expect(settings['bootstrapServers']).toMatch(/\.confluent\.cloud:9092$/);
  });

  it('needs a cluster, and brokers under its own name', () => {
    const sound = readFileSync('fixtures/client-files/pinot/upsert-table.yaml', 'utf8');
    const without = sound.replace(' extension_logicalCluster="lkc-4k7zq1"', '');
    expect(linted('table.yaml', without).findings).toEqual(['16:27 config/extension-missing-cluster']);
    const rest = sound.replace(
      'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092',
      'https://pkc-4abc9.eu-west-1.aws.confluent.cloud:443',
    );
    expect(linted('table.yaml', rest).lines[0]).toMatch(/^stream\.kafka\.broker\.list: pkc-4abc9/);
  });

  it('does not sign in without a security protocol', () => {
    const text = JSON.stringify({
      streamConfigs: { streamType: 'kafka', 'stream.kafka.broker.list': 'kafka:9092' },
    });
    expect(linted('table.json', text).findings).toEqual([]);
  });
});
