import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';

describe('a structured file', () => {
  it.each(soundFilesOf('structured-file'))('%s is sound', (path) => {
    const { settings } = soundly(path);
    expect(settings).toMatchObject({
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: expect.stringMatching(/^https:.*\/token$/),
    });
  });
});
