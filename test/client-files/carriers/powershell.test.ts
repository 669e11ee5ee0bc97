import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';

describe('a PowerShell script', () => {
  it.each(soundFilesOf('powershell'))('%s is sound', (path) => {
    const { settings } = soundly(path);
    expect(settings).toMatchObject({
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      saslMechanism: 'OAUTHBEARER',
    });
  });

  it('has places', () => {
    const { configuration } = soundly('fixtures/client-files/powershell/session.ps1');
    expect(configuration.places['tokenEndpoint']).toEqual({ line: 2, column: 51 });
  });
});
