import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { oauthbearer } from '../cli/_terminal.ts';
import { readAs, readClientFile } from '../../src/client-files/client-file.ts';
import { convert, differences, writableFormat } from '../../src/convert/convert.ts';
import type { Format, WritableFormat } from '../../src/client-files/format.ts';
import type { PortableClient } from '../../src/client-files/writing.ts';
import { formats } from '../../src/client-files/formats/registry.generated.ts';
import { portableOf } from '../../src/convert/portable.ts';
import { holdsUrlSecret } from '../../src/redaction/urls.ts';
import { ENTRIES, type SettingKey } from '../../src/settings/settings.ts';
import { sourceOf } from '../../src/text/source.ts';
import type { Syntax } from '../../src/evidence/configuration.ts';

const writable = formats.filter((format: Format): format is WritableFormat => format.write !== undefined);
const pairs = writable.flatMap((from) => writable.map((to) => [from.id, to.id, from, to] as const));

interface Limits {
  readonly text: RegExp;
  /** For the value of an extension or a parameter. */
  readonly pair?: RegExp;
}

const TRIMMED_BY_JAVA = /^[\u0000-\u0020]|[\u0000-\u0020]$/;

/** What a format cannot express. `convert` reports it. */
const CANNOT_HOLD: Readonly<Record<string, Limits>> = {
  // Kafka trims its properties (`ConfigDef.parseType`).
  'java-properties': { text: TRIMMED_BY_JAVA },
  kubernetes: { text: TRIMMED_BY_JAVA },
  'spring-boot-properties': { text: TRIMMED_BY_JAVA },
  'spring-boot-yaml': { text: TRIMMED_BY_JAVA },
  // Lines without quotes and escapes.
  'librdkafka-properties': { text: /[\r\n]|^\s|\s$/ },
  // Fields of a form, as people copy them.
  snaplogic: { text: /[\r\n]|^\s|\s$/ },
  // `rd_string_split` trims spaces at the end of an extension.
  'librdkafka-json': { text: /(?!)/, pair: /[ \t\n\v\f\r]$/ },
  // Shells and dotenv disagree about quoting a backtick; pairs are one per line.
  'env-file': { text: /`/, pair: /[`\r\n]/ },
};

const holds = ({ id }: Format, text: string, kind: keyof Limits): boolean => {
  const limits = CANNOT_HOLD[id];
  return (
    limits === undefined || !(limits.text.test(text) || (kind === 'pair' && limits.pair?.test(text) === true))
  );
};

const MARKS = [
  '"',
  "'",
  '\\',
  ',',
  '#',
  '$',
  '=',
  ':',
  ';',
  '!',
  '{',
  '}',
  '[',
  ']',
  '&',
  '*',
  '%',
  '@',
  '`',
  '|',
  '>',
  '-',
  '?',
  '~',
  '<',
  ' ',
  '\t',
  '\n',
  '\r\n',
  'é',
  'ß',
  '漢',
  '😀',
  '\u2028',
  '\u00a0',
  '\ufeff',
  'null',
  'true',
  '012',
  '1e5',
  '//',
  '/*',
  '\\n',
  '\\u0041',
  '${',
  '$(',
  '{{',
  '%20',
  'required',
  '---',
  'x',
  'y',
  'Z',
  '0',
];

/**
 * Unpleasant text in a configuration; not a reference, because references are replaced, and not a URL with a secret,
 * because that is not copied.
 */
const hostile = (from: Format, to: Format, kind: keyof Limits): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...MARKS), { minLength: 1, maxLength: 8 })
    .map((marks) => marks.join(''))
    .filter((text) => !/\$\{[^${}]+\}/.test(text) && !holdsUrlSecret(text))
    .filter((text) => holds(from, text, kind) && holds(to, text, kind));

const CHOICES: Readonly<Partial<Record<SettingKey, readonly string[]>>> = {
  ...Object.fromEntries(
    ENTRIES.flatMap(({ setting }) => (setting.choices === undefined ? [] : [[setting.key, setting.choices]])),
  ),
  bootstrapServers: ['pkc-7k2zq.us-east-1.aws.confluent.cloud:9092', 'a.example:9092,b.example:9093'],
  providerKeys: ['key-1', 'key-1,key-2'],
  allowedUrls: ['https://acme.auth0.com/oauth/token'],
  noProxy: ['.acme.example,10.0.0.0/8'],
  allowHosts: ['keys.acme.example'],
  topics: ['orders:read', 'orders:read,bills:write'],
  groups: ['billing', 'orders.x-1'],
  timeout: ['30s'],
  connectTimeout: ['10s'],
  confluentApiUrl: ['https://api.confluent.cloud'],
  proxy: ['http://proxy.acme.example:3128'],
  saslMechanism: ['OAUTHBEARER'],
  clientVersion: ['4.0.0'],
};
const SWITCHES = new Set<string>(
  ENTRIES.flatMap(({ setting }) => (setting.kind === 'switch' ? [setting.key] : [])),
);
const SECRETS = ['clientSecret', 'confluentApiSecret', 'assertionKey', 'clientCertificateKey'] as const;
const FILES = ['ca', 'token', 'clientCertificate'] as const;
const APART = new Set<string>([
  ...SECRETS,
  ...FILES,
  'extensions',
  'params',
  'logicalCluster',
  'poolId',
  'client',
  'clientVersion',
]);

const member = fc.constantFrom('traceId', 'x', 'some_name', 'aB9');

/** A client with only settings that both formats can express. */
function clientOf(from: WritableFormat, to: WritableFormat): fc.Arbitrary<PortableClient> {
  const both = (key: SettingKey): boolean => from.write.expresses.has(key) && to.write.expresses.has(key);
  const text = hostile(from, to, 'text');
  const inPair = hostile(from, to, 'pair');
  const keys = ENTRIES.filter(({ form }) => form === 'value').map(({ setting }) => setting.key);
  const value = (key: SettingKey): fc.Arbitrary<string> =>
    CHOICES[key] !== undefined
      ? fc.constantFrom(...CHOICES[key])
      : SWITCHES.has(key)
        ? fc.constantFrom('true', 'false')
        : text;
  const some = (wanted: readonly SettingKey[], each: (key: SettingKey) => fc.Arbitrary<string>) =>
    fc.record(Object.fromEntries(wanted.filter(both).map((key) => [key, each(key)])), { requiredKeys: [] });
  const pair = fc.dictionary(member, inPair, { maxKeys: 3 });
  const client = fc.record({
    values: fc
      .tuple(
        some(
          keys.filter((key) => !APART.has(key)),
          value,
        ),
        fc.constantFrom('SASL_SSL', 'SASL_PLAINTEXT'),
      )
      .map(([values, securityProtocol]) => ({
        ...values,
        ...(both('securityProtocol') && { securityProtocol }),
        ...(both('saslMechanism') && { saslMechanism: 'OAUTHBEARER' }),
      })),
    secrets: some(SECRETS, () => fc.constantFrom('CLIENT_SECRET', 'ACME_kafka_2')),
    files: some(FILES, () => fc.constantFrom('/etc/ssl/acme.pem', 'acme ca.pem')),
    params: both('params') ? pair : fc.constant({}),
    extensions: fc
      .tuple(
        some(['logicalCluster', 'poolId'], () => inPair),
        both('extensions') ? pair : fc.constant({}),
      )
      .map(([{ logicalCluster, poolId }, others]) => ({
        ...(logicalCluster !== undefined && { logicalCluster }),
        ...(poolId !== undefined && { identityPoolId: poolId }),
        ...others,
      })),
  });
  // A Java client with a token file has it instead of the endpoint.
  return client.map(({ values, ...others }) => ({
    ...others,
    values: Object.fromEntries(
      Object.entries(values).filter(
        ([key]) => key !== 'tokenEndpoint' || others.files['token'] === undefined,
      ),
    ),
  }));
}

const read = (format: WritableFormat, text: string) => {
  const source = sourceOf('file', Buffer.from(text));
  return { source, format, reading: readAs(format, source) };
};

describe('what two formats can both express survives both', () => {
  const survives = (from: WritableFormat, to: WritableFormat): void =>
    fc.assert(
      fc.property(clientOf(from, to), (client) => {
        const first = read(from, from.write.write(client));
        const { text } = convert(first, to);
        const { client: arrived } = portableOf(read(to, text));
        expect(differences(client, arrived), text).toEqual([]);
      }),
      { numRuns: 25 },
    );
  // A format is read and written here with the one that can express the most.
  const withHub = pairs.filter((pair) => pair.some((each) => each === 'oauthbearer-yaml'));
  const others = pairs.filter((pair) => !withHub.includes(pair));
  it.each(withHub)('%s to %s', (_from, _to, from, to) => survives(from, to));
  it.each(others)('%s to %s', { tags: ['thorough'] }, (_from, _to, from, to) => survives(from, to));
});

describe('the same target in every format', () => {
  const path = 'fixtures/converted/client.yaml';
  const file = readClientFile(path, readFileSync(path));
  const EXTENSION: Readonly<Partial<Record<Syntax, string>>> = {
    properties: 'properties',
    json: 'json',
    yaml: 'yaml',
    env: 'env',
    hcl: 'tf',
    code: 'py',
  };

  it.each(writable.map((to) => [to.id, to] as const))('%s', async (id, to) => {
    const { text, notes } = convert(file, to);
    const golden = `../../fixtures/converted/${id}`;
    await expect(text).toMatchFileSnapshot(`${golden}.${EXTENSION[to.syntax]}`);
    await expect(notes.map((note) => `${note}\n`).join('')).toMatchFileSnapshot(`${golden}.notes.txt`);
    expect(text).toContain('ORDERS_SECRET');
  });
  it('has the new names of the Java client from 4.1 on', () => {
    const { text } = convert(file, writableFormat('java'), '4.1.0');
    expect(text).toContain('\nsasl.oauthbearer.client.credentials.client.secret=${env:ORDERS_SECRET}\n');
    expect(text).not.toMatch(/clientSecret=/);
  });
});

describe('secrets', () => {
  const JAAS = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required';
  const java = (secret: string, url = 'https://idp.acme.example/token'): string =>
    `sasl.mechanism=OAUTHBEARER\nsasl.oauthbearer.token.endpoint.url=${url}\nsasl.jaas.config=${JAAS} clientId="me" clientSecret="${secret}";\n`;
  const converted = (text: string, to: WritableFormat) => {
    const { text: made, notes } = convert(readClientFile('client.properties', Buffer.from(text)), to);
    return { made, notes };
  };

  it.each(writable.map((to) => [to.id, to] as const))('are not copied into %s', (_, to) => {
    const { made, notes } = converted(
      java('q3ZpyT8sXv5Lm', 'https://admin:hunter2@idp.acme.example/token'),
      to,
    );
    expect(made + notes.join('')).not.toMatch(/q3Zp|hunter2/);
    expect(notes).toContain(
      'client.properties:3:123: clientSecret: is a secret and was not copied; put it in the environment variable CLIENT_SECRET',
    );
  });
  it('keep their variable', () => {
    const { made, notes } = converted(
      `config.providers=env\n${java('${env:KAFKA_PASSWORD}', 'https://${env:IDP_HOST}/token')}`,
      writableFormat('spring'),
    );
    expect(made).toContain('${KAFKA_PASSWORD}');
    expect(made).toContain('https://${IDP_HOST}/token');
    expect(notes).toEqual([]);
  });
  it('are reported when no other client can read them from there', () => {
    const { made, notes } = converted(
      `config.providers=file\n${java('${file:/run/secrets.properties:kafka}')}`,
      writableFormat('librdkafka'),
    );
    expect(made).toContain('sasl.oauthbearer.client.secret=${CLIENT_SECRET}');
    expect(notes.join('\n')).toContain(
      'client.properties:4:123: clientSecret: is in the configuration provider file and the other client does not look there; put it in the environment variable CLIENT_SECRET',
    );
  });
});

describe('the notes for the user of a converted file', () => {
  const notesOf = (path: string, text: string): readonly string[] =>
    convert(readClientFile(path, Buffer.from(text)), writableFormat('java')).notes;

  it('say which of several clients it is', () => {
    const worker = [
      'bootstrap.servers=b.example:9092',
      ...['producer.', 'consumer.'].flatMap((prefix) => [
        `${prefix}sasl.mechanism=OAUTHBEARER`,
        `${prefix}sasl.oauthbearer.token.endpoint.url=https://idp.acme.example/token`,
      ]),
    ].join('\n');
    expect(notesOf('worker.properties', worker)).toContain(
      'worker.properties:2:25: the file has several clients; this is the client of producer.*',
    );
  });

  it('say that the secret, which the console masks, is missing', () => {
    const account =
      'Label: Kafka OAuth2 Account\nBootstrap server: b.example:9092\nClient ID: orders\nClient secret: ********\nOAuth2 token endpoint: https://idp.acme.example/token\n';
    expect(notesOf('account.txt', account)).toContain(
      'account.txt:3:12: clientSecret: is not in this file; the other client needs it as well as the client id',
    );
  });

  it('do not report a missing secret when there is a key, or a file with the secret', () => {
    const yaml = 'client: java\ntokenEndpoint: https://idp.acme.example/token\nclientId: orders\n';
    expect(notesOf('a.yaml', `${yaml}clientSecretFile: secret.txt\n`).join()).not.toContain(
      'is not in this file',
    );
    expect(
      notesOf('a.yaml', `${yaml}clientAuth: private_key_jwt\nassertionKeyFile: key.pem\n`).join(),
    ).not.toContain('is not in this file');
  });
});

describe('convert on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-convert-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const source = join(folder, 'client.conf');
  writeFileSync(
    source,
    [
      'bootstrap.servers=pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      'security.protocol=SASL_SSL',
      'sasl.mechanisms=OAUTHBEARER',
      'sasl.oauthbearer.method=oidc',
      'sasl.oauthbearer.token.endpoint.url=https://sso.acme.example/realms/kafka/protocol/openid-connect/token/',
      'sasl.oauthbearer.client.id=me',
      'sasl.oauthbearer.client.secret=q3ZpyT8sXv5Lm',
      'sasl.oauthbearer.extensions=logicalCluster=lkc-a1b2,identityPoolId=pool-a1b2',
      'linger.ms=5',
      '',
    ].join('\n'),
  );

  it('writes to stdout, and its notes to stderr', async () => {
    const { code, stdout, stderr } = await oauthbearer(['convert', source, '--to', 'java']);
    expect(code).toBe(0);
    expect(stdout).toContain('extension_identityPoolId="pool-a1b2";\n');
    expect(stderr.replaceAll(folder, '').split('\n')).toEqual([
      'oauthbearer: /client.conf:7:32: clientSecret: is a secret and was not copied; put it in the environment variable CLIENT_SECRET',
      'oauthbearer: /client.conf:9:1: not converted, because it is not about signing in or the other client does it differently: linger.ms',
      expect.stringMatching(
        /^oauthbearer: \/client\.conf:5:37: wrong in this file already: .*\(config\/token-url-trailing-slash\); "oauthbearer lint"/,
      ),
      '',
    ]);
  });
  it('writes a private file, and never the one that it reads', async () => {
    const output = join(folder, 'client.yaml');
    const quiet = await oauthbearer(['convert', source, '--to', 'yaml', '-o', output, '--quiet']);
    expect(quiet).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(statSync(output).mode & 0o077).toBe(0);
    const same = await oauthbearer(['convert', source, '--to', 'java', '--output', source]);
    expect(same).toMatchObject({
      code: 2,
      stderr: 'oauthbearer: --output: is the file to convert; give another file\n',
    });
  });
  it('reads standard input', async () => {
    const { code, stdout } = await oauthbearer(['convert', '-', '--to', 'librdkafka', '--quiet'], {
      input: readFileSync(source, 'utf8'),
    });
    expect(code).toBe(0);
    expect(stdout).toContain(
      'sasl.oauthbearer.extensions=logicalCluster=lkc-a1b2,identityPoolId=pool-a1b2\n',
    );
  });
  it.each<[readonly string[], RegExp]>([
    [['convert', source], /--to/],
    [['convert', source, '--to', 'jave'], /--to: unknown format; .*did you mean java\?/],
    [['convert', source, '--to', 'confluent-cli-json'], /--to: this format can only be read/],
    [['convert', join(folder, 'none'), '--to', 'java'], /file not found/],
    [['convert', source, '--to', 'java', '-o', '/nowhere/x'], /cannot be written/],
  ])('%j is wrong usage', async (argv, line) => {
    const { code, stdout, stderr } = await oauthbearer(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
  it('completes the formats', async () => {
    const { stdout } = await oauthbearer(['--complete', 'convert', 'x', '--to', 'ja']);
    expect(stdout).toBe('java\njava-properties\n');
  });
});
