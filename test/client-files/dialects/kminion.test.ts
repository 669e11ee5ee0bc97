import { expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';

it.each(soundFilesOf('kminion'))('%s is sound', (path) => {
  const { settings } = soundly(path);
  expect(settings).toMatchObject({ securityProtocol: 'SASL_SSL', saslMechanism: expect.any(String) });
});
