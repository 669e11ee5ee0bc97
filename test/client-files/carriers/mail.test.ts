import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';

describe('a quoted mail', () => {
  it.each(soundFilesOf('mail'))('%s is sound', (path) => {
    const { settings } = soundly(path);
    expect(settings).toMatchObject({
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      saslMechanism: 'OAUTHBEARER',
      logicalCluster: 'lkc-4k7zq1',
    });
  });

  it('has places', () => {
    const { configuration } = soundly('fixtures/client-files/mail/quoted.txt');
    expect(configuration.places['tokenEndpoint']).toEqual({ line: 11, column: 39 });
  });
});
