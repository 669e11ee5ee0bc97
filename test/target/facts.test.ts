import { describe, expect, it } from 'vitest';
import type { SecretTraits } from '../../src/evidence/client.ts';
import { clientFacts, saslExtensions, secretTraits } from '../../src/target/facts.ts';
import { targetFrom } from '../../src/target/load.ts';

const PLAIN: SecretTraits = {
  empty: false,
  surroundingWhitespace: false,
  newlineInside: false,
  quoted: false,
  placeholder: false,
  base64OfText: false,
  guid: false,
  needsEncoding: false,
  backslash: false,
  nonAscii: false,
};

describe('secretTraits', () => {
  it.each<[what: string, secret: string, traits: Partial<SecretTraits>]>([
    ['an Auth0 secret', 'q3_Zp0yT-8sXv5LmRk2NcJd7HsGa9UeQFbW4tYxPzKo', {}],
    ['an Entra secret', 'Abc8Q~Zp0yT.8sXv5LmRk2NcJd7HsGa9UeQFbW4t', {}],
    ['hexadecimal digits', '9f86d081884c7d659a2feaa0c55ad015', {}],
    ['nothing', '', { empty: true }],
    ['a line end, as echo puts it', 'q3ZpyT8sXv5Lm\n', { surroundingWhitespace: true, needsEncoding: true }],
    ['a line break, as base64 puts it', 'q3ZpyT8\nsXv5Lm', { newlineInside: true, needsEncoding: true }],
    ['quotes of an env file', '"q3ZpyT8sXv5Lm"', { quoted: true, needsEncoding: true }],
    ['a quote that belongs to it', 'q3Zp"yT8sXv5Lm"', { needsEncoding: true }],
    ['a shell template', '${CLIENT_SECRET}', { placeholder: true, needsEncoding: true }],
    ['a Helm template', '{{ .Values.secret }}', { placeholder: true, needsEncoding: true }],
    ['a hint in brackets', '<your-secret>', { placeholder: true, needsEncoding: true }],
    ['a word that is to be changed', 'changeme', { placeholder: true }],
    ['what a masked field shows', '********', { placeholder: true, needsEncoding: true }],
    ['a dollar inside', 'q3$ZpyT8{sXv5}', { needsEncoding: true }],
    [
      'base64 of a secret',
      Buffer.from('q3ZpyT8sXv5LmRk2NcJd').toString('base64'),
      { base64OfText: true, needsEncoding: true },
    ],
    [
      'base64 of a secret and its line end',
      Buffer.from('q3ZpyT8sXv5LmRk2N\n').toString('base64'),
      { base64OfText: true },
    ],
    [
      'base64 of random bytes',
      Buffer.from('0fa3b1c2d4e5f60718293a4b5c6d7e8f', 'hex').toString('base64'),
      { needsEncoding: true },
    ],
    ['a GUID, which in Entra is the id of a secret', '11111111-2222-3333-4444-555555555555', { guid: true }],
    ['a backslash', 'q3Zp\\yT8', { backslash: true, needsEncoding: true }],
    [
      'a byte-order mark',
      '\ufeffq3ZpyT8sXv5Lm',
      { nonAscii: true, surroundingWhitespace: true, needsEncoding: true },
    ],
    ['a typographic dash', 'q3Zp–yT8', { nonAscii: true, needsEncoding: true }],
  ])('sees %s', (_, secret, traits) => {
    expect(secretTraits(secret)).toEqual({ ...PLAIN, ...traits });
  });
});

describe('saslExtensions', () => {
  it('sends the cluster, the pool, then the others in their order', () => {
    const sent = saslExtensions({
      logicalCluster: 'lkc-1',
      poolId: 'pool-1',
      extensions: { b: '2', a: '1' },
    });
    expect(Object.entries(sent)).toEqual([
      ['logicalCluster', 'lkc-1'],
      ['identityPoolId', 'pool-1'],
      ['b', '2'],
      ['a', '1'],
    ]);
  });
  it('sends nothing that was not configured', () => {
    expect(saslExtensions({ extensions: {} })).toEqual({});
  });
  it('lets an extension of the same name win', () => {
    expect(saslExtensions({ poolId: 'pool-1', extensions: { identityPoolId: 'pool-2' } })).toEqual({
      identityPoolId: 'pool-2',
    });
  });
});

describe('clientFacts', () => {
  it('holds what was configured and no secret', () => {
    const target = targetFrom({
      name: 'orders',
      tokenEndpoint: 'https://me:pa55w0rd@acme.auth0.com/oauth/token',
      clientId: 'me',
      clientSecret: 'tops3cret',
      params: { resource_owner: 'hidden-value' },
      proxy: 'http://user:pr0xypass@proxy:3128',
      confluentApiKey: 'KEY',
      confluentApiSecret: 'ap1secret',
      bootstrapServers: [' SASL_SSL://pkc-1:9092 '],
      extensions: { identity_pool_id: '"x"' },
    });
    const facts = clientFacts(target);
    expect(JSON.stringify(facts)).not.toMatch(/tops3cret|pa55w0rd|hidden-value|pr0xypass|ap1secret/);
    expect(facts).toMatchObject({
      name: 'orders',
      tokenEndpoint: 'https://me:***@acme.auth0.com/oauth/token',
      params: ['resource_owner'],
      proxy: 'http://proxy:3128',
      confluentApiKeyGiven: true,
      givenToken: false,
      bootstrapServers: [' SASL_SSL://pkc-1:9092 '],
      extensions: { identity_pool_id: '"x"' },
      clientAuth: 'client_secret_post',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
    });
    expect(Object.values(facts)).not.toContain(undefined);
  });
});
