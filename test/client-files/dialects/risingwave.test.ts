import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';

describe('a RisingWave statement', () => {
  it.each(soundFilesOf('risingwave'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('risingwave');
    expect(settings).toMatchObject({ saslMechanism: expect.stringMatching(/^(?:OAUTHBEARER|PLAIN|SCRAM)/) });
  });
});
