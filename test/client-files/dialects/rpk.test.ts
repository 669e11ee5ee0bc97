import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';

describe('the configuration of rpk', () => {
  it.each(soundFilesOf('rpk'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('rpk');
    expect(settings).toMatchObject({ bootstrapServers: 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092' });
  });
});
