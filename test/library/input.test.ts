import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromNow, makeAuthority } from '../../src/lab/certificates.ts';
import {
  diagnose,
  InputError,
  lint,
  renderReport,
  replay,
  startLab,
  type DiagnoseInput,
  type FormatName,
  type InputProblem,
} from '../../src/index.ts';
import { ENTRIES } from '../../src/settings/settings.ts';

const ENDPOINT = { tokenEndpoint: 'https://acme.auth0.com/oauth/token', offline: true };
const problemsOf = async (work: Promise<unknown>): Promise<readonly InputProblem[]> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof InputError)) throw new Error('it was not refused', { cause: error });
  expect(error).toMatchObject({ code: error.problems[0]?.code, property: error.problems[0]?.property });
  expect(error.message).toBe(error.problems.map(({ message }) => message).join('\n'));
  return error.problems;
};

const authority = await makeAuthority('Clients');
const client = await authority.leaf({ names: ['orders'] });
const old = await authority.leaf({ names: ['orders'], notBefore: fromNow(-90), notAfter: fromNow(-1) });
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
}) as string;
const properties = (text: string): DiagnoseInput => ({
  clientFile: { path: 'client.properties', content: text },
});
/** Input that only JavaScript allows. */
const untyped = (value: unknown): never => value as never;

const WRONG: readonly [what: string, input: DiagnoseInput, code: string, property: string][] = [
  ['nothing', {}, 'missing-property', 'tokenEndpoint'],
  ['a log without a path', untyped({ ...ENDPOINT, log: 'app.log' }), 'invalid-property', 'log'],
  [
    'a log that does not exist',
    { ...ENDPOINT, log: { path: '/nowhere/app.log' } },
    'invalid-property',
    'log',
  ],
  [
    'a word that no setting has',
    untyped({ ...ENDPOINT, tokenEndpont: 'x' }),
    'unknown-property',
    'tokenEndpont',
  ],
  [
    'the name of a variable',
    untyped({ ...ENDPOINT, clientSecretEnv: 'X' }),
    'unknown-property',
    'clientSecretEnv',
  ],
  ['a file', untyped({ ...ENDPOINT, caFile: 'ca.pem' }), 'unknown-property', 'caFile'],
  ['a number for a text', untyped({ ...ENDPOINT, clientId: 7 }), 'invalid-property', 'clientId'],
  ['a choice', untyped({ ...ENDPOINT, clientAuth: 'basic' }), 'invalid-property', 'clientAuth'],
  ['a switch as text', untyped({ ...ENDPOINT, experiments: 'perhaps' }), 'invalid-property', 'experiments'],
  ['a time without a unit', untyped({ ...ENDPOINT, timeout: '30' }), 'invalid-property', 'timeout'],
  ['a time without an end', { ...ENDPOINT, timeout: '25h' }, 'invalid-property', 'timeout'],
  [
    'a topic',
    untyped({ ...ENDPOINT, topics: [{ name: 'a', wanted: 'delete' }] }),
    'invalid-property',
    'topics',
  ],
  ['an API', { ...ENDPOINT, confluentApiUrl: 'confluent.cloud' }, 'invalid-property', 'confluentApiUrl'],
  [
    'a version',
    { ...ENDPOINT, client: 'java', clientVersion: 'latest' },
    'invalid-property',
    'clientVersion',
  ],
  ['a host', { ...ENDPOINT, allowHosts: ['https://keys.acme.example'] }, 'invalid-property', 'allowHosts'],
  ['a proxy', { ...ENDPOINT, proxy: 'socks5://proxy.acme.example' }, 'invalid-property', 'proxy'],
  ['a CA', { ...ENDPOINT, ca: 'ca.pem' }, 'invalid-property', 'ca'],
  ['a token of nothing', { token: ' \n' }, 'invalid-property', 'token'],
  ['a key', { ...ENDPOINT, assertionKey: 'key.pem' }, 'invalid-property', 'assertionKey'],
  [
    'no key for a signed assertion',
    { ...ENDPOINT, clientAuth: 'private_key_jwt' },
    'missing-property',
    'assertionKey',
  ],
  ['no certificate', { ...ENDPOINT, clientAuth: 'tls_client_auth' }, 'missing-property', 'clientCertificate'],
  [
    'a certificate alone',
    { ...ENDPOINT, clientCertificate: client.cert },
    'missing-property',
    'clientCertificateKey',
  ],
  ['a key alone', { ...ENDPOINT, clientCertificateKey: client.key }, 'missing-property', 'clientCertificate'],
  [
    'the key of another certificate',
    { ...ENDPOINT, clientCertificate: client.cert, clientCertificateKey: other },
    'invalid-property',
    'clientCertificateKey',
  ],
  [
    'a certificate of the past',
    { ...ENDPOINT, clientCertificate: old.cert, clientCertificateKey: old.key },
    'invalid-property',
    'clientCertificate',
  ],
  ['both families', { ...ENDPOINT, ipv4: true, ipv6: true }, 'conflicting-properties', 'ipv4'],
  [
    'what the client cannot do',
    { ...ENDPOINT, client: 'java', clientAuth: 'client_secret_post' },
    'conflicting-properties',
    'clientAuth',
  ],
  [
    'a file that is not there',
    { clientFile: { path: '/nowhere/client.properties' } },
    'unreadable-file',
    'clientFile',
  ],
  ['standard input', { clientFile: { path: '-' } }, 'unreadable-file', 'clientFile'],
  [
    'a format',
    { clientFile: { path: 'c', content: '', format: 'ini' } },
    'invalid-property',
    'clientFile.format',
  ],
  [
    'a token for a file',
    { clientFile: { path: 'token.txt', content: 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln' } },
    'unusable-file',
    'clientFile',
  ],
  [
    'a file of something else',
    { clientFile: { path: 'a.txt', content: 'Dear all,' } },
    'unusable-file',
    'clientFile',
  ],
  ['a path alone', untyped({ clientFile: 'client.properties' }), 'invalid-property', 'clientFile'],
  [
    'a client that signs in otherwise',
    properties(
      'bootstrap.servers=b:9092\nsecurity.protocol=SASL_SSL\nsasl.mechanism=PLAIN\nsasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="u" password="p";\n',
    ),
    'unusable-file',
    'clientFile',
  ],
];

describe('what cannot be diagnosed', () => {
  it.each(WRONG)('%s', async (_, input, code, property) => {
    const problems = await problemsOf(diagnose(input));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code, property });
  });

  it.each(WRONG)('mentions no flag, variable or file of ours: %s', async (_, input) => {
    const [{ message } = { message: '' }] = await problemsOf(diagnose(input));
    expect(message).not.toMatch(/(?:^|[\s(])--?[a-z]|OAUTHBEARER_/);
    for (const { key, form } of ENTRIES)
      if (form !== 'value' && !(key in input)) expect(message).not.toMatch(new RegExp(`\\b${key}\\b`));
  });

  it('never shows a secret', async () => {
    const secret = 'S3cret-that-nobody-may-see';
    const inputs: readonly DiagnoseInput[] = [
      untyped({ ...ENDPOINT, clientSecret: { value: secret } }),
      { ...ENDPOINT, proxy: `socks5://user:${secret}@proxy.acme.example` },
      { ...ENDPOINT, assertionKey: secret },
      { clientSecret: secret },
    ];
    for (const input of inputs)
      expect(JSON.stringify(await problemsOf(diagnose(input)))).not.toContain(secret);
  });

  it('is reported at once', async () => {
    const input = { ...ENDPOINT, timeout: '0s', ca: 'x', ipv4: true, ipv6: true } as const;
    expect((await problemsOf(diagnose(input))).map(({ property }) => property)).toEqual([
      'timeout',
      'ca',
      'ipv4',
    ]);
  });

  it('is a refresh of keys without an API key, or without a network', async () => {
    const { tokenEndpoint } = ENDPOINT;
    for (const input of [ENDPOINT, { tokenEndpoint }])
      expect(await problemsOf(diagnose(input, { refreshJwks: true }))).toMatchObject([
        { code: 'invalid-property', property: 'refreshJwks' },
      ]);
  });

  it('is a proxy variable of the environment that is given', async () => {
    const { tokenEndpoint } = ENDPOINT;
    const [problem] = await problemsOf(diagnose({ tokenEndpoint }, { env: { HTTPS_PROXY: 'socks5://p:1' } }));
    expect(problem).toMatchObject({ code: 'invalid-property', property: 'env' });
    expect(problem?.message).toContain("proxy: 'none'");
    expect(problem?.message).not.toContain('--proxy');
  });
});

const KAFKAJS = '{"brokers":["b:9092"],"ssl":true,"sasl":{"mechanism":"oauthbearer"}}';

/** Never called: the compiler is the test. */
export const refusedByTheCompiler = (): readonly Promise<unknown>[] => [
  // @ts-expect-error: no setting has this name
  diagnose({ tokenEndpont: 'https://acme.auth0.com/oauth/token' }),
  // @ts-expect-error: a time has a unit
  diagnose({ ...ENDPOINT, timeout: '30' }),
  // @ts-expect-error: no client has this name
  diagnose({ ...ENDPOINT, client: 'confluent' }),
  // @ts-expect-error: no check has this name
  diagnose(ENDPOINT, { only: ['jwt/everything'] }),
  // @ts-expect-error: no format has this name
  renderReport({ schemaVersion: 1, files: [] }, 'yaml'),
];

describe('what cannot be counted, rendered, replayed, started', () => {
  it.each<[property: string, work: () => Promise<unknown>]>([
    ['only', () => diagnose(ENDPOINT, { only: untyped(['network', 'jwt/iss-trailing-slsh']) })],
    ['skip', () => lint({ path: 'c.properties', content: 'a=b' }, { skip: untyped(['everything']) })],
    ['format', () => renderReport({ schemaVersion: 1, files: [] }, untyped('yaml'))],
    ['format', () => renderReport({ schemaVersion: 1, files: [] }, untyped('constructor'))],
    ['bundle', () => replay('{"kind":"oauthbearer-bundle"')],
    ['bundle', () => replay('{}')],
    ['scenarios', () => startLab(['jwt/iss-trailing-slsh'])],
    ['files', () => lint({ path: '/nowhere' })],
    ['files.format', () => lint({ path: 'c', content: '', format: 'ini' })],
    ['client', () => lint({ path: 'kafkajs.json', content: KAFKAJS }, { client: 'java' })],
  ])('%s', async (property, work) => {
    const [problem, ...others] = await problemsOf(work());
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ property });
    expect(problem?.message.replace(/oauthbearer .*/, '')).not.toMatch(/(?:^|\s)--[a-z]/);
  });
});

describe('what can', () => {
  it('is a property that is undefined, as a variable is that nobody set', async () => {
    const { report } = await diagnose({ ...ENDPOINT, audience: process.env['NOBODY_SETS_THIS'] });
    expect(report.target.tokenEndpoint).toBe(ENDPOINT.tokenEndpoint);
  });

  it('is a client file beside properties, which win', async () => {
    const { report } = await diagnose({
      ...properties(
        'bootstrap.servers=b:9092\nsecurity.protocol=SASL_SSL\nsasl.mechanism=OAUTHBEARER\nsasl.oauthbearer.token.endpoint.url=https://a.example/token\n',
      ),
      ...ENDPOINT,
    });
    expect(report.target).toMatchObject({
      tokenEndpoint: ENDPOINT.tokenEndpoint,
      configuration: { file: 'client.properties' },
    });
  });

  it('ends when its signal does', async () => {
    const reason = new Error('the page was closed');
    const lab = await startLab();
    const work = diagnose(lab.client, { lab, signal: AbortSignal.abort(reason) });
    await expect(work).rejects.toBe(reason);
    await lab.close();
  });

  it('is each format, of a run and of files', async () => {
    const { report } = await diagnose(ENDPOINT);
    const linted = await lint({ path: 'client.properties', content: 'sasl.mechanism=OAUTHBEARER\n' });
    const names: readonly FormatName[] = ['human', 'json', 'sarif', 'short'];
    for (const name of names)
      for (const what of [report, linted]) expect(await renderReport(what, name)).toMatch(/\S\n$/);
  });
});

describe('a log', () => {
  const REFUSED =
    '2026-01-05T12:00:00Z ERROR NetworkClient - Connection to node -1 (pkc-7k2zq.us-east-1.aws.confluent.cloud/3.1.2.3:9092) failed authentication due to: Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY\n';
  async function* inParts(): AsyncGenerator<string> {
    yield REFUSED.slice(0, 90);
    yield REFUSED.slice(90);
  }
  it.each([
    ['text', REFUSED],
    ['bytes', Buffer.from(REFUSED)],
    ['a stream', inParts()],
  ])('as %s says how the sign-in ended', async (_, content) => {
    const { report } = await diagnose({ ...ENDPOINT, clientId: 'x', log: { path: 'app.log', content } });
    expect(report.asOf).toEqual({ file: 'app.log', time: '2026-01-05T12:00:00Z' });
    expect(report.logs?.[0]?.said).toMatchObject([{ by: 'broker', counts: true }]);
  });
});
