import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadTarget, runFlags, targetFrom } from '../../src/doctor/load.ts';
import { UsageError } from '../../src/text/problem.ts';
import type { Target } from '../../src/settings/target.ts';

interface Given {
  readonly flags?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

interface Loaded {
  readonly target?: Target;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

async function load({ flags = {}, env = {}, files = {}, stdin = '' }: Given): Promise<Loaded> {
  const warnings: string[] = [];
  try {
    const target = await loadTarget({
      flags,
      env,
      warn: (line) => warnings.push(line),
      readFile: async (path) =>
        files[path] === undefined
          ? Promise.reject(Object.assign(new Error(path), { code: 'ENOENT' }))
          : Buffer.from(files[path]),
      readStdin: async () => Buffer.from(stdin),
    });
    return { target, problems: [], warnings };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { problems: error.problems, warnings };
  }
}

const URL = 'https://acme.auth0.com/oauth/token';
const yaml = (text: string): Given => ({ flags: { config: 'c.yaml' }, files: { 'c.yaml': text } });

describe('sources', () => {
  it('let flags win over the environment, and that over the file', async () => {
    const { target } = await load({
      flags: { config: 'c.yaml', audience: 'by-flag' },
      env: { OAUTHBEARER_AUDIENCE: 'by-env', OAUTHBEARER_SCOPE: 'by-env' },
      files: { 'c.yaml': `tokenEndpoint: ${URL}\naudience: by-file\nscope: by-file\nclientId: by-file` },
    });
    expect(target).toMatchObject({
      audience: 'by-flag',
      scope: 'by-env',
      clientId: 'by-file',
      tokenEndpoint: URL,
    });
  });
  it('let a secret in a later source win, in any form', async () => {
    const { target } = await load({
      flags: { config: 'c.yaml', 'client-secret-env': 'MINE' },
      env: { MINE: 'later' },
      files: { 'c.yaml': `tokenEndpoint: ${URL}\nclientSecretFile: nowhere` },
    });
    expect(target?.clientSecret?.reveal()).toBe('later');
  });
  it('merge pairs, and split them only at the first =', async () => {
    const { target } = await load({
      flags: { config: 'c.yaml', extension: ['pool=a,b', 'note= "x=y" '] },
      files: { 'c.yaml': `tokenEndpoint: ${URL}\nextensions: { pool: c, other: d }` },
    });
    expect(target?.extensions).toEqual({ pool: 'a,b', other: 'd', note: ' "x=y" ' });
  });
  it('choose one of several targets, and use its name', async () => {
    const two = `targets:\n  orders: { tokenEndpoint: ${URL} }\n  billing: { tokenEndpoint: other }`;
    expect(
      (await load({ flags: { config: 'c', target: 'orders' }, files: { c: two } })).target,
    ).toMatchObject({ name: 'orders', tokenEndpoint: URL });
    expect((await load({ flags: { config: 'c' }, files: { c: two } })).problems).toEqual([
      'c: contains 2 targets; choose one with --target NAME: orders, billing',
    ]);
    expect(
      (await load({ flags: { config: 'c', target: 'oders' }, files: { c: two } })).problems[0],
    ).toContain('did you mean orders?');
  });
  it('read the configuration that the environment names', async () => {
    const { target } = await load({
      env: { OAUTHBEARER_CONFIG: 'c' },
      files: { c: `tokenEndpoint: ${URL}` },
    });
    expect(target?.tokenEndpoint).toBe(URL);
  });
  it('treat an empty variable as unset', async () => {
    const { target } = await load({ env: { OAUTHBEARER_AUDIENCE: '', OAUTHBEARER_TOKEN_ENDPOINT: URL } });
    expect(target).not.toHaveProperty('audience');
  });
  it('keep a secret byte for byte, except for the line end of standard input and of a token', async () => {
    const flags = { 'token-endpoint': URL };
    expect(
      (
        await load({ flags: { ...flags, 'client-secret-file': 'f' }, files: { f: ' s\n' } })
      ).target?.clientSecret?.reveal(),
    ).toBe(' s\n');
    expect(
      (
        await load({ flags: { ...flags, 'client-secret-file': '-' }, stdin: ' s\n' })
      ).target?.clientSecret?.reveal(),
    ).toBe(' s');
    expect(
      (
        await load({ flags: { 'token-file': 'f' }, files: { f: '"Bearer a.b.c"\n' } })
      ).target?.token?.reveal(),
    ).toBe('"Bearer a.b.c"');
  });
  it('warn about a secret on the command line, and use it', async () => {
    const { target, warnings } = await load({
      flags: { 'token-endpoint': URL, 'client-secret': 'S3cret-Value' },
    });
    expect(target?.clientSecret?.reveal()).toBe('S3cret-Value');
    expect(warnings).toEqual([
      '--client-secret: visible to every user of this machine in the process list; use --client-secret-env or --client-secret-file',
    ]);
  });
  it('warn about an unknown variable', async () => {
    const { warnings } = await load({
      env: { OAUTHBEARER_TOKEN_ENDPONT: 'x', OAUTHBEARER_TOKEN_ENDPOINT: URL },
    });
    expect(warnings).toEqual([
      'OAUTHBEARER_TOKEN_ENDPONT: no setting uses this variable; did you mean OAUTHBEARER_TOKEN_ENDPOINT?',
    ]);
  });
});

describe('problems', () => {
  it.each<[what: string, given: Given, problems: readonly (string | RegExp)[]]>([
    ['nothing at all', {}, [/^no token: give --token-endpoint URL.* or --token-file FILE/]],
    [
      'a flag without unit',
      { flags: { 'token-endpoint': URL, timeout: '30' } },
      ['--timeout: is "30"; must be a number with a unit (ms, s, m, h); for example --timeout 30s'],
    ],
    ['a negative time', { flags: { 'token-endpoint': URL, timeout: '-3s' } }, [/^--timeout: is "-3s"/]],
    [
      'no time at all',
      { flags: { 'token-endpoint': URL, timeout: '0s' } },
      [/^--timeout: is "0s"; must be between 1ms and 24h/],
    ],
    [
      'a variable of another form',
      { env: { OAUTHBEARER_TOKEN_ENDPOINT: URL, OAUTHBEARER_OFFLINE: 'maybe' } },
      ['OAUTHBEARER_OFFLINE: is "maybe"; must be true or false; for example OAUTHBEARER_OFFLINE=true'],
    ],
    [
      'a word that is not known',
      { flags: { 'token-endpoint': URL, 'client-auth': 'client_secret_basik' } },
      [
        /^--client-auth: is "client_secret_basik"; must be one of client_secret_post, .*; did you mean client_secret_basic\?$/,
      ],
    ],
    [
      'a pair without =',
      { flags: { 'token-endpoint': URL, param: ['tenant'] } },
      ['--param: must be name=value; for example --param tenant=acme'],
    ],
    [
      'an access that no client has',
      { flags: { 'token-endpoint': URL, topic: ['orders:delete'] } },
      [/^--topic: is "orders:delete"; must be NAME:read, NAME:write or NAME:describe/],
    ],
    [
      'a key that is not known',
      yaml(`tokenEndpoint: ${URL}\ntokenEndpont: x`),
      ['c.yaml:2:1: tokenEndpont: unknown setting; did you mean tokenEndpoint?'],
    ],
    [
      'a number where text belongs',
      yaml(`tokenEndpoint: ${URL}\nclientId: 12`),
      [
        'c.yaml:2:1: clientId: is a number, but must be text; put it in quotes; for example clientId: Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
      ],
    ],
    [
      'several at once',
      yaml('clientId: 1\naudience: [a]\nnonsense: 2'),
      [/^c.yaml:1:1: clientId/, /^c.yaml:2:1: audience: is a list/, /^c.yaml:3:1: nonsense/, /^no token/],
    ],
    ['the same key twice', yaml('clientId: a\nclientId: b'), ['c.yaml:2:1: duplicate key']],
    [
      'a file that is not there',
      { flags: { config: 'gone.yaml' } },
      ['--config "gone.yaml": file not found'],
    ],
    ['a target without a file', { flags: { target: 'x' } }, [/^--target: chooses a target in a file/]],
    [
      'two forms of a secret',
      {
        flags: { 'token-endpoint': URL, 'client-secret-env': 'A', 'client-secret-file': 'f' },
        env: { A: 'x' },
      },
      ['--client-secret-env: also given as --client-secret-file; give only one of them'],
    ],
    [
      'standard input twice',
      { flags: { 'token-endpoint': URL, 'client-secret-file': '-', 'confluent-api-secret-file': '-' } },
      [/^--client-secret-file and --confluent-api-secret-file: standard input \(-\) can be read only once/],
    ],
    [
      'no certificate',
      { flags: { 'token-endpoint': URL, 'ca-file': 'f' }, files: { f: 'x' } },
      [/^--ca-file: contains no certificate/],
    ],
    [
      'no private key',
      {
        flags: { 'token-endpoint': URL, 'assertion-key-file': 'f' },
        files: { f: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----' },
      },
      [/^--assertion-key-file: contains no readable private key/],
    ],
    [
      'a method without its key',
      { flags: { 'token-endpoint': URL, 'client-auth': 'private_key_jwt' } },
      [/^private_key_jwt needs a private key; for example --assertion-key-file/],
    ],
    [
      'both families',
      { flags: { 'token-endpoint': URL, ipv4: true, ipv6: true } },
      [/^--ipv4 and --ipv6 cannot be used together/],
    ],
    [
      'an empty token',
      { flags: { 'token-file': 'f' }, files: { f: '\n' } },
      ['--token-file: contains no token'],
    ],
    [
      'a proxy of another kind',
      { flags: { 'token-endpoint': URL, proxy: 'socks5://proxy:1080' } },
      [/^--proxy: is not the URL of an HTTP proxy/],
    ],
  ])('names %s', async (_, given, expected) => {
    const { problems } = await load(given);
    expect(problems).toHaveLength(expected.length);
    expected.forEach((each, index) => {
      if (typeof each === 'string') expect(problems[index]).toBe(each);
      else expect(problems[index]).toMatch(each);
    });
  });
  it('never show the name given for a secret, because people put the secret there', async () => {
    const { problems } = await load({
      flags: {
        'token-endpoint': URL,
        'client-secret-env': 'S3cretValue',
        'confluent-api-secret-file': '/S3cretValue',
      },
    });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('S3cretValue');
  });
});

describe('mistakes that clients can have', () => {
  it.each([
    ['a placeholder', { tokenEndpoint: '${TOKEN_URL}', clientSecret: '${SECRET}' }],
    ['no scheme', { tokenEndpoint: 'acme.auth0.com/oauth/token' }],
    ['http', { tokenEndpoint: 'http://acme.auth0.com/oauth/token' }],
    ['an empty token endpoint', { tokenEndpoint: '' }],
    [
      'blanks and quotes',
      { tokenEndpoint: URL, clientSecret: ' "x" ', poolId: ' pool-1 ', logicalCluster: '"lkc"' },
    ],
    [
      'an extension with an underscore',
      { tokenEndpoint: URL, extensions: { identity_pool_id: 'x', '': 'y' } },
    ],
    [
      'a bootstrap server as the console shows it',
      { tokenEndpoint: URL, bootstrapServers: ['SASL_SSL://pkc-1:9092'] },
    ],
    ['another mechanism', { tokenEndpoint: URL, saslMechanism: 'PLAIN', securityProtocol: 'PLAINTEXT' }],
  ])('are kept: %s', (_, settings) => {
    expect(targetFrom(settings)).toMatchObject(
      Object.fromEntries(Object.entries(settings).filter(([key]) => key !== 'clientSecret')),
    );
  });
});

describe('targetFrom', () => {
  it('chooses the authentication that the credentials allow', () => {
    const { privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'sec1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const target = targetFrom({ tokenEndpoint: URL, assertionKey: privateKey });
    expect(target.clientAuth).toBe('private_key_jwt');
    expect(target.assertionKey?.reveal()).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    expect(targetFrom({ tokenEndpoint: URL }).clientAuth).toBe('client_secret_post');
  });
  it('accepts topics as texts and as maps', () => {
    const topics = [
      { name: 'a', wanted: 'read' },
      { name: 'b', wanted: 'describe' },
    ];
    expect(targetFrom({ tokenEndpoint: URL, topics: ['a:read', 'b'] }).topics).toEqual(topics);
    expect(
      targetFrom({ tokenEndpoint: URL, topics: [{ name: 'a', wanted: 'read' }, { name: 'b' }] }).topics,
    ).toEqual(topics);
    expect(targetFrom({ tokenEndpoint: URL, topics: 'a:read, b' }).topics).toEqual(topics);
  });
  it('reads neither environment nor files', () => {
    expect(() => targetFrom({ tokenEndpoint: URL, clientSecretEnv: 'PATH' })).toThrow(
      'clientSecretEnv: only works in configuration files; give clientSecret itself',
    );
  });
  it('cannot be made to print its secrets', () => {
    const target = targetFrom({ tokenEndpoint: URL, clientSecret: 'S3cretValue', token: 'T0kenValue' });
    expect(`${JSON.stringify(target)}${String(target.clientSecret)}`).not.toMatch(/S3cretValue|T0kenValue/);
  });
});

describe('runFlags', () => {
  const lab = targetFrom({ tokenEndpoint: URL, timeout: '5s' });
  it('changes the run and nothing else', () => {
    expect(runFlags({ timeout: '2m', 'no-experiments': true })(lab)).toEqual({
      ...lab,
      timeoutMs: 120_000,
      experiments: false,
    });
    expect(runFlags({})(lab)).toEqual(lab);
  });
  it('reject settings of a target', () => {
    expect(() => runFlags({ 'client-id': 'x' })).toThrow(
      '--client-id: the lab has its own target; remove this setting',
    );
  });
});
