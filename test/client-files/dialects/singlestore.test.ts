import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';

describe('a SingleStore pipeline', () => {
  it.each(soundFilesOf('singlestore'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('singlestore');
    expect(settings).toMatchObject({ saslMechanism: expect.stringMatching(/^(?:OAUTHBEARER|PLAIN|SCRAM)/) });
  });
});
