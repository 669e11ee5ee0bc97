import { expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from '../dialects/_linted.ts';

it.each(soundFilesOf('pmacct'))('%s is sound', (path) => {
  expect(soundly(path).settings).toMatchObject({ client: 'librdkafka', saslMechanism: expect.any(String) });
});

it('has the place of each value', () => {
  const text = `global, security.protocol, SASL_SSL
global, sasl.mechanisms, OAUTHBEARER
global , sasl.oauthbearer.method,oidc
global, sasl.oauthbearer.token.endpoint.url,  https://acme.okta.com/.well-known/openid-configuration
`;
  expect(linted('kafka.conf', text).findings).toEqual(['4:47 config/token-url-is-issuer-or-discovery']);
});
