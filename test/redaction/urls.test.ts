// @module-tag hostile/redaction
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  holdsUrlSecret,
  secretsInUrl,
  withoutUrlSecrets,
  withoutUserInfo,
} from '../../src/redaction/urls.ts';

describe('a password in a URL is masked', () => {
  it.each([
    ['https://u:pass@a.example/t', 'https://u:***@a.example/t', 'https://a.example/t'],
    ['https://u:pa#ss@a.example/t', 'https://u:***#***@a.example/t', 'https://a.example/t'],
    ['https://u:pa/ss@a.example/t', 'https://u:***/***@a.example/t', 'https://a.example/t'],
    ['https://u:pa?ss@a.example:8443', 'https://u:***?***@a.example:8443', 'https://a.example:8443'],
    ['https://u:p@ss/w@a.example/t', 'https://u:***/***@a.example/t', 'https://a.example/t'],
    ['https://u:1234/x@a.example/t', 'https://u:***/***@a.example/t', 'https://a.example/t'],
    ['https://u:p:q@[::1]:8443/t', 'https://u:***@[::1]:8443/t', 'https://[::1]:8443/t'],
    ['u:pa#ss@a.example:8080', 'u:***#***@a.example:8080', 'a.example:8080'],
    ['SASL_SSL://u:pa?ss@a.example:9092', 'SASL_SSL://u:***?***@a.example:9092', 'SASL_SSL://a.example:9092'],
  ])('%s', (url, masked, bare) => {
    expect(withoutUrlSecrets(url)).toBe(masked);
    expect(withoutUserInfo(url)).toBe(bare);
    expect(holdsUrlSecret(url)).toBe(true);
  });
});

describe('a secret parameter is masked', () => {
  it.each([
    ['https://a.example/t?client_secret=Gh7&x=1', 'https://a.example/t?client_secret=***&x=1'],
    ['https://a.example/t?x=1&access_token=Gh7#f', 'https://a.example/t?x=1&access_token=***#***'],
    ['https://a.example/t?API-KEY=Gh7', 'https://a.example/t?API-KEY=***'],
    ['https://a.example/t?apikey=Gh7', 'https://a.example/t?apikey=***'],
    ['https://a.example/t?client%5Fsecret=a/b', 'https://a.example/t?client%5Fsecret=***/***'],
    ['https://a.example/t#id_token=Gh7', 'https://a.example/t#id_token=***'],
    ['https://u:p?w@a.example/t?password=Gh7', 'https://u:***?***@a.example/t?password=***'],
    ['a.example/t?sig=Gh7%3D', 'a.example/t?sig=***'],
  ])('%s', (url, masked) => {
    expect(withoutUrlSecrets(url)).toBe(masked);
    expect(withoutUserInfo(url)).not.toContain('Gh7');
  });
});

describe('what is not secret stays', () => {
  it.each([
    'https://a.example:8443/realms/x@y.example/token',
    'https://a.example/t?client_id=orders&appid=1&grant_type=client_credentials',
    'https://a.example/t?client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    'https://a.example/t?client_secret=${CLIENT_SECRET}',
    'https://u:${PASSWORD}@a.example/t',
    'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/discovery/keys?appid=6731de76',
    'kafka:read@all',
    'api://orders/.default openid',
    'lkc-1.eu-west-1.aws.confluent.cloud:9092,b.example:9093',
    'urn:acme:orders@a.example',
    'localhost:8080/x@b.example',
  ])('%s', (text) => {
    expect(withoutUrlSecrets(text)).toBe(text);
    expect(holdsUrlSecret(text)).toBe(false);
  });
});

it('any password and any parameter are found and masked (1,000 URLs)', () => {
  const word = fc
    .stringMatching(/^[A-Za-z0-9!*'(),~_.:;=+%#?/-]{8,30}$/)
    .filter((text) => !/^[*.x…]+$/i.test(text));
  const value = fc
    .stringMatching(/^[A-Za-z0-9!*'(),~_.:;=+%#?/-]{8,30}$/)
    .map((text) => text.replaceAll("'", '~'));
  fc.assert(
    fc.property(
      word.map((text) => text.replaceAll("'", '~').replace(/^\d/, 'd')),
      value.map((text) => text.replace(/^[*.x%]/i, 'v')),
      fc.constantFrom('client_secret', 'access_token', 'api_key', 'password', 'client_assertion'),
      (password, secret, name) => {
        const url = `https://someone:${password}@a.example/t?${name}=${secret}`;
        const masked = withoutUrlSecrets(url);
        expect(secretsInUrl(url)).toContain(password);
        for (const each of [password, secret]) expect(masked).not.toContain(each);
      },
    ),
    { numRuns: 1000 },
  );
});
