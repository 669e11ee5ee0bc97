import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';

describe('a systemd unit', () => {
  it.each(soundFilesOf('systemd-unit'))('%s is sound', (path) => {
    const { settings } = soundly(path);
    expect(settings).toMatchObject({
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      saslMechanism: 'OAUTHBEARER',
    });
  });

  it('has places', () => {
    const { configuration } = soundly('fixtures/client-files/systemd-unit/orders.service');
    expect(configuration.places).toMatchObject({
      securityProtocol: { line: 6, column: 106 },
      tokenEndpoint: { line: 8, column: 46 },
    });
  });
});
