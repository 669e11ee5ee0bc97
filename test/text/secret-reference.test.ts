import { describe, expect, it } from 'vitest';
import { secretTraits } from '../../src/settings/facts.ts';
import { isSecretReference, lookUp } from '../../src/text/reference.ts';

describe('a reference to a store of secrets', () => {
  it.each([
    '@Microsoft.KeyVault(SecretUri=https://shop.vault.azure.net/secrets/kafka)',
    'secretref:kafka-secret',
    'vault:secret/data/kafka#password',
    'ref+vault://secret/kafka#password',
    'op://prod/kafka/password',
    'gcp-secret://shop/kafka',
    'akv://shop/kafka',
    'ssm:/prod/kafka',
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:kafka-AbCdEf',
    'projects/shop/secrets/kafka/versions/latest',
    'ENC(G6N718UuyPE5bHyWKyuLQSm02auQPUtm)',
    '{cipher}682bc583f4641835fa2db009355293665d2647dade3375c0ee201de2a49f7bda',
  ])('is no secret: %s', (text) => {
    expect(secretTraits(text).placeholder).toBe(true);
    expect(lookUp(text, 'none', { env: {} }, new Map())).toEqual({
      known: false,
      where: 'a store of secrets, which fills it in',
    });
  });

  it.each([
    'aB3~d5Fg7_hJ9kLmN2pQ4rS6tU8vW0xY',
    'https://acme.okta.com/oauth2/v1/token',
    'file:///etc/kafka/token',
    'vault',
    'projects/shop',
    'ENC',
  ])('is not in %s', (text) => {
    expect(isSecretReference(text)).toBe(false);
  });
});
