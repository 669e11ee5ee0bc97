import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe('a route of Camel', () => {
  it.each(soundFilesOf('camel-route'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('camel-route');
    expect(settings).toMatchObject({ client: 'java', securityProtocol: 'SASL_SSL' });
    expect(settings['tokenEndpoint']).toMatch(/^https:/);
  });

  it.each([
    ['https://acme.okta.com', 'http://acme.okta.com', '21:56 config/token-url-http'],
    [' extension_logicalCluster="lkc-4k7zq1"', '', '18:35 config/extension-missing-cluster'],
    ['extension_identityPoolId', 'extension_identity_pool_id', '18:239 config/extension-key-underscore'],
  ])('with %s instead of %s: %s', (is, becomes, finding) => {
    const sound = readFileSync('fixtures/client-files/camel-route/integration.yaml', 'utf8');
    expect(linted('route.yaml', sound.replace(is, becomes)).findings).toEqual([finding]);
  });

  it('is not an endpoint of another component', () => {
    const text =
      '- from:\n    uri: jms:orders\n    parameters: {securityProtocol: PLAINTEXT, saslMechanism: X}\n';
    expect(() => linted('route.yaml', text)).toThrow(/no Kafka client configuration recognised/);
  });
});
