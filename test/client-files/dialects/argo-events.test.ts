import { expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';

it.each(soundFilesOf('argo-events'))('%s is sound', (path) => {
  const { configuration, settings } = soundly(path);
  expect(configuration.formatId).toBe('argo-events');
  expect(settings).toMatchObject({ securityProtocol: 'SASL_SSL', bootstrapServers: expect.any(String) });
});
