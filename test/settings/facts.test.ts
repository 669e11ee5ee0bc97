import { describe, expect, it } from 'vitest';
import type { SecretTraits } from '../../src/evidence/client.ts';
import { clientFacts, saslExtensions, secretTraits } from '../../src/settings/facts.ts';
import { targetFrom } from '../../src/doctor/load.ts';

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
    [
      'a reference to a vault',
      'vault:secret/kafka#client_secret',
      { placeholder: true, needsEncoding: true },
    ],
    ['ciphertext of Jasypt', 'ENC(kq3hV0lmP1x2)', { placeholder: true, needsEncoding: true }],
    ['words that only begin like a reference', 'vault:kafka', { needsEncoding: true }],
    ['a word that is to be changed', 'changeme', { placeholder: true }],
    ['what a masked field shows', '********', { placeholder: true, needsEncoding: true }],
    ['a word that a log writes over it', '[hidden]', { placeholder: true, needsEncoding: true }],
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
    ['a comment behind it', 'q3ZpyT8 # of orders', { commented: true, needsEncoding: true }],
    ['a # that belongs to it', 'q3Zp #yT8', { needsEncoding: true }],
    ['a typographic dash', 'q3Zp–yT8', { nonAscii: true, needsEncoding: true }],
  ])('finds %s', (_, secret, traits) => {
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
  it('contains what was configured and no secret', () => {
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

  const CLIENT = {
    tokenEndpoint: 'https://acme.auth0.com/oauth/token',
    clientId: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
  } as const;
  const own = (settings: Readonly<Record<string, unknown>>) =>
    clientFacts(targetFrom({ ...CLIENT, ...settings }));

  it.each<[client: string | undefined, secret: string, isSent: boolean]>([
    [undefined, ' q3ZpyT8', true],
    [undefined, 'q3ZpyT8\n', true],
    ['kafkajs', ' q3ZpyT8', true],
    ['java', ' q3ZpyT8', false],
    ['java', 'q3ZpyT8\n', false],
    ['librdkafka', ' \nq3ZpyT8', false],
    ['librdkafka', 'q3ZpyT8\n', true],
    ['librdkafka', ' q3ZpyT8 ', true],
  ])('shows the spaces that the client sends: %s, %j', (client, clientSecret, isSent) => {
    const { clientSecret: traits } = own({ ...(client !== undefined && { client }), clientSecret });
    expect(traits).toMatchObject({ surroundingWhitespace: isSent });
  });

  it.each<[client: string | undefined, secret: string, needs: boolean]>([
    [undefined, 'q3Zp/yT8=', true],
    ['java', 'q3Zp/yT8=', false],
    ['java', 'q3Zp+yT8', true],
    ['librdkafka', 'q3Zp/yT8=', false],
    ['librdkafka', 'q3Zp%41yT8', true],
  ])('shows what a provider may read differently: %s, %j', (client, clientSecret, needs) => {
    const { clientSecret: traits } = own({ ...(client !== undefined && { client }), clientSecret });
    expect(traits?.needsEncoding).toBe(needs);
  });

  it('follows what the client sends, and not a setting that it ignores', () => {
    const encoding = { client: 'java', headerUrlencode: true, clientSecret: 'q3Zp/yT8=' };
    expect(own({ ...encoding, clientVersion: '3.9.0' }).clientSecret?.needsEncoding).toBe(true);
    expect(own({ ...encoding, clientVersion: '3.8.1' }).clientSecret?.needsEncoding).toBe(false);
  });

  it('shows them when the application fetches the token', () => {
    const configuration = {
      file: 'c.properties',
      format: 'Java client properties',
      formatId: 'java-properties',
      syntax: 'properties' as const,
      properties: [
        {
          name: 'sasl.login.callback.handler.class',
          value: 'com.acme.TokenHandler',
          at: { line: 1, column: 1 },
        },
      ],
      oddities: [],
      places: {},
    };
    const target = { ...targetFrom({ ...CLIENT, client: 'java', clientSecret: ' q3ZpyT8' }), configuration };
    expect(clientFacts(target).clientSecret).toHaveProperty('surroundingWhitespace', true);
  });

  const ODD = 'Abc8Q~~~Zp0yT';
  it.each<[clientVersion: string, clientSecret: string, basicHeader: 'base64url' | undefined]>([
    ['3.1.0', ODD, 'base64url'],
    ['3.3.1', ODD, 'base64url'],
    ['3.3.2', ODD, undefined],
    ['3.4.0', ODD, undefined],
    ['2.8.1', ODD, undefined],
    ['3.2.1', 'Abc8Q_-.Zp0yT', undefined],
  ])('shows whether the Basic header of Java %s differs for %s', (clientVersion, clientSecret, expected) => {
    const facts = own({ client: 'java', clientVersion, clientSecret });
    expect(facts.basicHeader).toBe(expected);
    expect(JSON.stringify(facts)).not.toContain(clientSecret);
  });

  it.each([
    { clientSecret: ODD },
    { client: 'java', clientSecret: ODD },
    { client: 'java', clientVersion: '3.2.1', clientSecret: ' ' },
    { client: 'librdkafka', clientVersion: '1.9.2', clientSecret: ODD },
    { client: 'kafkajs', clientVersion: '2.2.4', clientSecret: ODD },
  ])('shows no such header for %j', (settings) => {
    expect(own(settings)).not.toHaveProperty('basicHeader');
  });
});
