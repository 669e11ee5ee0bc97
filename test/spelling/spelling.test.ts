import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confluentCredential, isPublicBootstrap, kindOfId } from '../../src/spelling/confluent-names.ts';
import {
  isExtensionName,
  isExtensionValue,
  meantName,
  meantValue,
  reassembled,
} from '../../src/spelling/extensions.ts';
import { isMasked, isMaskedWhole } from '../../src/spelling/masked.ts';
import { placeholderIn } from '../../src/spelling/placeholder.ts';
import { tokenUrlFault } from '../../src/spelling/token-url.ts';
import { disguiseIn, spelledOut, undisguised } from '../../src/spelling/typography.ts';

describe('placeholders', () => {
  it.each([
    ['${CLIENT_ID}', '${CLIENT_ID}'],
    ['https://${TENANT}.okta.com/token', '${TENANT}'],
    ['{{ .Values.pool }}', '{{ .Values.pool }}'],
    ['<pool-id>', '<pool-id>'],
    ['%TENANT%', '%TENANT%'],
    ['$CLIENT_ID', '$CLIENT_ID'],
    ['changeme', 'changeme'],
    ['your-client-id', 'your-client-id'],
    ['lkc-xxxxx', 'lkc-xxxxx'],
    ['xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'],
    ['https://login.microsoftonline.com/XXXX-XXXX/oauth2/v2.0/token', 'XXXX-XXXX'],
    ['pkc-xxxxx.us-east-1.aws.confluent.cloud:9092', 'pkc-xxxxx'],
  ])('%s is one', (text, found) => {
    expect(placeholderIn(text)).toBe(found);
  });
  it.each([
    'orders',
    'kafka%E2%80%93orders',
    'https://acme.auth0.com/oauth/token',
    'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
    'a$b',
    'xxl-orders',
    'app-xxx-yyy',
  ])('%s is not one', (text) => {
    expect(placeholderIn(text)).toBeUndefined();
  });
});

describe('masks', () => {
  it.each([
    '********',
    '••••••••',
    // As Java reads it.
    Buffer.from('••••', 'utf8').toString('latin1'),
    '0oa1****9x',
    'https://login.microsoftonline.com/***/oauth2/v2.0/token',
    'pkc-***.us-east-1.aws.confluent.cloud:9092',
    '[hidden]',
    '<redacted>',
    'https://(removed).okta.com/oauth2/v1/token',
    'MASKED',
    '0oa1b2c3…',
    '0oa1b2c3...',
    '0oa1b2c3[...]',
    '0oaXXXXXXXXXXXX',
    'pool-____',
    '[REDACTED-ID]',
    '<hidden by support>',
    '(client id removed)',
    'https://login.microsoftonline.com/########/oauth2/v2.0/token',
  ])('%s is one', (text) => {
    expect(isMasked(text)).toBe(true);
  });
  it.each([
    'orders',
    'a*',
    'orders-**',
    'hidden-orders',
    'api://kafka/.default',
    '[a]',
    'grün',
    '{{ .Values.hidden }}',
    '__consumer_offsets',
    'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
    '',
  ])('%s is not one', (text) => {
    expect(isMasked(text)).toBe(false);
  });
  it.each([
    ['********', true],
    ['[REDACTED]', true],
    ['ab***cd', false],
    ['a…', false],
  ])('%s as a secret: %s', (text, isOne) => {
    expect(isMaskedWhole(text)).toBe(isOne);
  });
});

describe('typography', () => {
  it('finds and replaces what only looks like ASCII', () => {
    expect(disguiseIn('\u{FEFF}pool-1')).toMatch(/byte-order mark/);
    expect(undisguised('\u{FEFF}pool\u{2013}1\u{200B}')).toBe('pool-1');
    expect(spelledOut('a\u{FEFF}\u{1F600}')).toBe('a\\u{feff}\\u{1f600}');
  });
  it('finds and replaces it where Java read UTF-8 as ISO 8859-1', () => {
    const asRead = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
    expect(disguiseIn(asRead('pool\u{2013}1\u{200B}'))).toMatch(/invisible character/);
    expect(undisguised(asRead('pool\u{2013}1\u{200B}'))).toBe('pool-1');
    // Letters stay letters, in either encoding.
    expect(['gr\u00fcn', asRead('gr\u00fcn')].map(disguiseIn)).toEqual([undefined, undefined]);
  });
  it.each([
    ['k\u0430fka', 'kafka'],
    ['\u0420ool-1', 'Pool-1'],
    ['lkc-\uff19d8e7', 'lkc-9d8e7'],
    ['p\u03bfol-1', 'pool-1'],
  ])('finds and replaces a letter of another alphabet among Latin ones: %s', (text, meant) => {
    expect(disguiseIn(text)).toMatch(/another alphabet/);
    expect(undisguised(text)).toBe(meant);
  });
  it.each([
    '\u0437\u0430\u043a\u0430\u0437\u044b',
    'orders-\u0437\u0430\u043a\u0430\u0437',
    '\u043e',
    'caf\u00e9',
    '\u03b1lpha',
  ])('leaves words of another alphabet alone: %s', (text) => {
    expect(disguiseIn(text)).toBeUndefined();
    expect(undisguised(text)).toBe(text);
  });
  it('finds nothing in ASCII, and replaces whatever it finds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(disguiseIn(text)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(disguiseIn(undisguised(text))).toBeUndefined();
      }),
    );
  });
});

describe('extensions', () => {
  it.each(['logicalCluster', 'traceId'])('%s is a name', (name) => {
    expect(isExtensionName(name)).toBe(true);
  });
  it.each(['identity_pool_id', 'trace2', 'pool-id', ''])('%j is not a name', (name) => {
    expect(isExtensionName(name)).toBe(false);
  });
  it('recognises the intended names', () => {
    expect(meantName('identity_pool_id')).toBe('identityPoolId');
    expect(meantName('extension_logicalCluster')).toBe('logicalCluster');
    expect(meantName('logicalcluster')).toBe('logicalCluster');
  });
  it('accept printable ASCII, spaces and line breaks, but not nothing', () => {
    expect(['a b', 'x', '"q"'].map(isExtensionValue)).toEqual([true, true, true]);
    expect(['', 'pool\u{2013}1', 'a\u0001b'].map(isExtensionValue)).toEqual([false, false, false]);
    expect(meantValue(' "lkc-1" ')).toBe('lkc-1');
  });
  it('rejoin a list that was split at the wrong commas', () => {
    expect(reassembled({ logicalCluster: 'lkc-1,identityPoolId=pool-1' })).toEqual({
      logicalCluster: 'lkc-1',
      identityPoolId: 'pool-1',
    });
    expect(reassembled({ logicalCluster: 'lkc-1', identityPoolId: 'pool-1', 'pool-2': '' })).toEqual({
      logicalCluster: 'lkc-1',
      identityPoolId: 'pool-1,pool-2',
    });
    expect(reassembled({ identityPoolId: String.raw`pool-1\,pool-2` })).toEqual({
      identityPoolId: 'pool-1,pool-2',
    });
    expect(reassembled({ logicalCluster: 'lkc-1', identityPoolId: 'pool-1,pool-2' })).toBeUndefined();
  });
});

describe('names of Confluent Cloud', () => {
  it.each([
    ['pkc-7k2zq.us-east-1.aws.confluent.cloud', true],
    ['lkc-orders1.us-east-1.aws.private.confluent.cloud', false],
    ['pkc-7k2zq.us-east-1.aws.private.confluent.cloud', false],
    ['lkc-orders1-ap1.us-east-1.aws.accesspoint.glb.confluent.cloud', false],
    ['pkc-7k2zq.us-east-1.aws.confluent.cloud.evil.example', false],
  ])('%s is public: %s', (host, isPublic) => {
    expect(isPublicBootstrap(host)).toBe(isPublic);
  });
  it('recognises ids by their prefix', () => {
    expect(kindOfId('lsrc-1')).toBe('a Schema Registry cluster');
    expect(kindOfId('lkc-1')).toBeUndefined();
    expect(kindOfId('lkx-1')).toBeUndefined();
    expect(confluentCredential('LABQ7ZK2M5XWTR4V')).toBe('a Confluent API key');
    expect(confluentCredential('PAYMENTSSERVICES')).toBeUndefined();
    expect(confluentCredential('1234567890123456')).toBeUndefined();
  });
});

describe('token URLs', () => {
  it.each([
    ['acme.auth0.com/oauth/token', 'no-scheme'],
    ['https://acme.auth0.com/.well-known/openid-configuration', 'discovery-document'],
    ['https://acme.auth0.com/.well-known/jwks.json', 'key-set'],
    ['https://sso.acme.example/realms/kafka/protocol/openid-connect/auth', 'authorization-endpoint'],
    ['https://sso.acme.example/realms/kafka', 'issuer'],
    ['https://acme.auth0.com', 'issuer'],
    ['https://acme.auth0.com/oauth/token/', 'trailing-slash'],
    ['http://acme.auth0.com/oauth/token', 'http'],
    ['http://localhost:8080/token', undefined],
    ['http://169.254.169.254/metadata/identity/oauth2/token', undefined],
    ['http://metadata.google.internal/computeMetadata/v1/token', undefined],
    ['https://acme.okta.com/oauth2/default/v1/token', undefined],
    ['https://sso.acme.example/as/token.oauth2', undefined],
  ])('%s: %s', (url, fault) => {
    expect(tokenUrlFault(url, ['https://sso.acme.example/realms/kafka'])).toBe(fault);
  });
});
