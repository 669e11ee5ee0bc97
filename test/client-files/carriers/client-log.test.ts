import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';

describe("a client's log", () => {
  it.each(soundFilesOf('client-log'))('%s is sound', (path) => {
    const { settings } = soundly(path);
    expect(settings).toMatchObject({
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      saslMechanism: 'OAUTHBEARER',
    });
  });

  it('knows that the secret is set', () => {
    const { settings, configuration } = soundly('fixtures/client-files/client-log/admin-client.txt');
    expect(settings).not.toHaveProperty('clientSecret');
    expect(settings).not.toHaveProperty('scope');
    expect(configuration).toMatchObject({ isPartial: true, part: 'AdminClientConfig values' });
  });
});
