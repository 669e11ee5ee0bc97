import { describe, expect, it } from 'vitest';
import { lint } from '../../src/doctor/lint.ts';
import { readClientFile } from '../../src/client-files/client-file.ts';
import { loadTarget, targetFrom } from '../../src/doctor/load.ts';
import { UsageError } from '../../src/text/problem.ts';

const TOKEN_ENDPOINT = 'https://acme.auth0.com/oauth/token';

async function load(flags: Readonly<Record<string, unknown>>, files: Readonly<Record<string, string>> = {}) {
  const warnings: string[] = [];
  try {
    const target = await loadTarget({
      flags: { 'token-endpoint': TOKEN_ENDPOINT, ...flags },
      env: {},
      warn: (line) => warnings.push(line),
      readFile: async (path) => Buffer.from(files[path] ?? ''),
      readStdin: async () => Buffer.from(''),
    });
    return { target, problems: [] as readonly string[], warnings };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { problems: error.problems, warnings };
  }
}

describe('by default, the client authenticates', () => {
  it.each([
    [{}, 'client_secret_post'],
    [{ as: 'kafkajs' }, 'client_secret_post'],
    [{ as: 'java' }, 'client_secret_basic'],
    [{ as: 'librdkafka' }, 'client_secret_basic'],
    [{ as: 'librdkafka', 'client-auth': 'client_secret_basic' }, 'client_secret_basic'],
    [{ as: 'kafkajs', 'client-auth': 'none' }, 'none'],
  ])('%j with %s', async (flags, clientAuth) => {
    const { target, warnings } = await load(flags);
    expect(target?.clientAuth).toBe(clientAuth);
    expect(warnings).toEqual([]);
  });
});

describe('what the client cannot do', () => {
  it.each([
    ['java', '4.3.1', 'client_secret_post', 'client_secret_basic or private_key_jwt'],
    ['java', '4.2.0', 'none', 'client_secret_basic'],
    ['librdkafka', '2.16.0', 'client_secret_post', 'client_secret_basic'],
  ])('is rejected: %s %s by %s', async (as, version, auth, possible) => {
    const { problems } = await load({ as, 'client-version': version, 'client-auth': auth });
    const title = as === 'java' ? 'the Java client' : as;
    expect(problems).toEqual([
      `--client-auth: ${title} authenticates only with ${possible}; remove this setting`,
    ]);
  });

  it('is rejected in the library too', () => {
    const settings = { tokenEndpoint: TOKEN_ENDPOINT, client: 'java', clientAuth: 'client_secret_post' };
    expect(() => targetFrom(settings)).toThrow('clientAuth: the Java client authenticates only with');
  });

  it('is left out with a warning, and stays in the configuration', async () => {
    const { target, warnings } = await load({
      as: 'java',
      audience: 'https://kafka',
      resource: 'urn:r',
      param: ['tenant=acme', 'scope=x'],
      scope: 'kafka',
    });
    expect(target).toMatchObject({ audience: 'https://kafka', resource: 'urn:r' });
    expect(warnings).toEqual([
      '--audience: the Java client cannot send audience, so the token is requested without it',
      '--resource: the Java client cannot send resource, so the token is requested without it',
      '--param: the Java client cannot send tenant, scope, so the token is requested without it',
    ]);
  });

  it.each([
    [{ as: 'java' }, 0],
    [{ as: 'java', 'client-version': '3.9.0' }, 0],
    [{ as: 'java', 'client-version': '3.8.1' }, 1],
    [{ as: 'librdkafka' }, 1],
  ])('%j with header.urlencode: %i warning', async (flags, count) => {
    const { warnings } = await load({ ...flags, 'header-urlencode': true });
    expect(warnings).toEqual(
      count === 0 ? [] : ['--header-urlencode: only the Java client since 3.9 reads it, so it has no effect'],
    );
  });

  it.each([
    [{ as: 'kafkajs', audience: 'a' }],
    [{ audience: 'a' }],
    [{ as: 'java', audience: 'a', 'token-file': 't' }],
  ])('does not matter with %j', async (flags) => {
    const { problems, warnings } = await load(flags, { t: 'a.b.c' });
    expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
  });

  it('may be possible with a custom class', async () => {
    const file = [
      'security.protocol=SASL_SSL',
      'sasl.mechanism=OAUTHBEARER',
      'sasl.login.callback.handler.class=com.acme.TokenFetcher',
      'sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="a" clientSecret="b";',
    ].join('\n');
    const { target, problems, warnings } = await load(
      { 'client-config': 'client.properties', 'client-auth': 'client_secret_post', audience: 'a' },
      { 'client.properties': file },
    );
    expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
    expect(target).toMatchObject({ client: 'java', clientAuth: 'client_secret_post' });
  });
});

const FILES = {
  'client.properties': [
    'bootstrap.servers=kafka.acme.example:9092',
    'security.protocol=SASL_SSL',
    'sasl.mechanism=OAUTHBEARER',
    'sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="a" clientSecret="b";',
  ].join('\n'),
  'kafkajs.json': '{"brokers":["kafka.acme.example:9092"],"ssl":true,"sasl":{"mechanism":"oauthbearer"}}',
};

describe('a file of another kind of client than the given one', () => {
  const given = (file: keyof typeof FILES, as?: string) =>
    load({ 'client-config': file, ...(as === undefined ? {} : { as }) }, FILES);

  it.each([
    ['client.properties', 'kafkajs', 'the Java client (Java client properties)', 'kafkajs'],
    ['client.properties', 'librdkafka', 'the Java client (Java client properties)', 'librdkafka'],
    ['kafkajs.json', 'java', 'kafkajs (kafkajs configuration in JSON)', 'the Java client'],
  ] as const)('is reported: %s as %s', async (file, as, written, judged) => {
    expect((await given(file, as)).warnings).toEqual([
      `--as: ${file} is written for ${written}; the doctor uses its values the way ${judged} would`,
    ]);
  });
  it.each([
    ['client.properties', 'java'],
    ['client.properties', undefined],
    ['kafkajs.json', 'kafkajs'],
  ] as const)('is not one: %s as %s', async (file, as) => {
    expect((await given(file, as)).warnings).toEqual([]);
  });

  const problemsOf = (file: keyof typeof FILES, client: string): readonly string[] =>
    lint(readClientFile(file, Buffer.from(FILES[file])), { env: {}, settings: { client } }).problems.map(
      ({ line }) => line,
    );

  it.each([
    ['client.properties', 'kafkajs', 'the Java client (Java client properties), and kafkajs'],
    ['kafkajs.json', 'java', 'kafkajs (kafkajs configuration in JSON), and the Java client'],
    ['kafkajs.json', 'librdkafka', 'kafkajs (kafkajs configuration in JSON), and librdkafka'],
  ] as const)('cannot be judged by itself: %s as %s', (file, client, words) => {
    expect(problemsOf(file, client)).toEqual([
      `--as: ${file} is written for ${words} does not read such files; remove --as, or convert the file first: oauthbearer convert FILE --to ${client}`,
    ]);
  });
  it('is judged by its names when both clients read properties', () => {
    expect(problemsOf('client.properties', 'librdkafka')).toEqual([]);
    expect(problemsOf('client.properties', 'java')).toEqual([]);
  });
});
