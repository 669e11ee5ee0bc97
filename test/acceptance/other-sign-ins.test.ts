import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { BOOTSTRAP, HANDLER, java, librdkafka, MODULE } from './_sound-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oauthbearer-sign-ins-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function run(...argv: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const code = await main(argv, {
    env: {},
    stdin: (async function* () {})(),
    stdout: { write: (text: string) => (written.stdout += text) },
    stderr: { write: (text: string) => (written.stderr += text) },
  });
  return { code, ...written };
}

async function pathOf(file: string, text: string): Promise<string> {
  const path = join(folder, file);
  await writeFile(path, text);
  return path;
}

async function linted(file: string, text: string) {
  const { stdout, stderr } = await run('lint', '--format', 'json', await pathOf(file, text));
  return JSON.parse(stdout || expect.fail(stderr)).files[0] as {
    findings: { id: string; severity: string; place?: unknown; fix: { commands: { text: string }[] } }[];
    settingsRead: number;
    notJudged: string[];
  };
}

const PLAIN =
  'org.apache.kafka.common.security.plain.PlainLoginModule required username="ABCDEFGH12345678" password="p";';
const SCRAM = 'org.apache.kafka.common.security.scram.ScramLoginModule required username="u" password="p";';
const KERBEROS =
  'com.sun.security.auth.module.Krb5LoginModule required useKeyTab=true keyTab="/etc/k" principal="a@B";';

const OTHERS: readonly (readonly [string, string, string, RegExp])[] = [
  [
    'an API key in Java',
    'api-key.properties',
    `bootstrap.servers=${BOOTSTRAP}\nsecurity.protocol=SASL_SSL\nsasl.mechanism=PLAIN\nsasl.jaas.config=${PLAIN}\n`,
    /API key/,
  ],
  [
    'an API key without a mechanism',
    'module.properties',
    `bootstrap.servers=${BOOTSTRAP}\nsecurity.protocol=SASL_SSL\nsasl.jaas.config=${PLAIN}\n`,
    /API key/,
  ],
  [
    'SCRAM in Java',
    'scram.properties',
    `bootstrap.servers=b:9096\nsecurity.protocol=SASL_SSL\nsasl.mechanism=SCRAM-SHA-512\nsasl.jaas.config=${SCRAM}\n`,
    /user name and a password/,
  ],
  [
    'Kerberos',
    'kerberos.properties',
    `bootstrap.servers=b:9092\nsecurity.protocol=SASL_PLAINTEXT\nsasl.mechanism=GSSAPI\nsasl.kerberos.service.name=kafka\nsasl.jaas.config=${KERBEROS}\n`,
    /Kerberos/,
  ],
  [
    "MSK's own mechanism",
    'msk.properties',
    'bootstrap.servers=b:9098\nsecurity.protocol=SASL_SSL\nsasl.mechanism=AWS_MSK_IAM\nsasl.jaas.config=software.amazon.msk.auth.iam.IAMLoginModule required;\n',
    /AWS IAM/,
  ],
  [
    'a client certificate',
    'mtls.properties',
    'bootstrap.servers=b:9093\nsecurity.protocol=SSL\nssl.keystore.location=/k.p12\nssl.keystore.password=x\n',
    /certificate/,
  ],
  [
    'no sign-in',
    'plaintext.properties',
    'bootstrap.servers=localhost:9092\nsecurity.protocol=PLAINTEXT\ngroup.id=orders\n',
    /does not sign in/,
  ],
  [
    'an API key in librdkafka',
    'api-key.conf',
    `bootstrap.servers=${BOOTSTRAP}\nsecurity.protocol=SASL_SSL\nsasl.mechanisms=PLAIN\nsasl.username=K\nsasl.password=S\n`,
    /API key/,
  ],
  [
    'an API key in JSON',
    'api-key.json',
    JSON.stringify({
      'bootstrap.servers': BOOTSTRAP,
      'security.protocol': 'sasl_ssl',
      'sasl.mechanisms': 'PLAIN',
      'sasl.username': 'K',
      'sasl.password': 'S',
    }),
    /API key/,
  ],
  [
    'an API key in Spring',
    'application.yml',
    `spring:\n  kafka:\n    bootstrap-servers: ${BOOTSTRAP}\n    properties:\n      security.protocol: SASL_SSL\n      sasl.mechanism: PLAIN\n      sasl.jaas.config: ${PLAIN}\n`,
    /API key/,
  ],
  [
    'an API key in variables beside the sign-in of another program',
    'app.env',
    `KAFKA_BOOTSTRAP_SERVERS=${BOOTSTRAP}\nKAFKA_SECURITY_PROTOCOL=SASL_SSL\nKAFKA_SASL_MECHANISM=PLAIN\nKAFKA_SASL_USERNAME=K\nKAFKA_SASL_PASSWORD=S\nCLIENT_ID=web\nCLIENT_SECRET=abc\nTOKEN_URL=https://login.acme.com/token\n`,
    /API key/,
  ],
  [
    'an API key in Compose',
    'compose.yml',
    `services:\n  connect:\n    image: confluentinc/cp-kafka-connect:7.9.1\n    environment:\n      CONNECT_BOOTSTRAP_SERVERS: ${BOOTSTRAP}\n      CONNECT_SECURITY_PROTOCOL: SASL_SSL\n      CONNECT_SASL_MECHANISM: PLAIN\n      CONNECT_SASL_JAAS_CONFIG: '${PLAIN}'\n`,
    /API key/,
  ],
  [
    'an API key in an application of one’s own',
    'own.yaml',
    `service:\n  kafka:\n    bootstrap.servers: ${BOOTSTRAP}\n    security.protocol: SASL_SSL\n    sasl.mechanism: PLAIN\n    sasl.jaas.config: ${PLAIN}\n`,
    /API key/,
  ],
];

describe('a client that signs in without OAuth is not reported as broken', () => {
  it.each(OTHERS)('%s', async (_, file, text, signsIn) => {
    const { findings, notJudged } = await linted(file, text);
    expect(findings).toEqual([]);
    expect(notJudged).toHaveLength(1);
    expect(notJudged[0]).toMatch(signsIn);
    const path = join(folder, file);
    expect((await run('lint', path)).stdout).not.toContain('nothing to fix');
    await run('lint', '--fix', path);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it.each(OTHERS)('doctor says so as well: %s', async (_, file, text, signsIn) => {
    const { code, stderr } = await run('doctor', '--offline', '--client-config', await pathOf(file, text));
    expect(code).toBe(2);
    expect(stderr).toMatch(signsIn);
    expect(stderr).toContain('--token-endpoint');
  });

  it('doctor continues when OAuth settings are given', async () => {
    const [, file, text] = OTHERS[0]!;
    const { stdout } = await run(
      ...['doctor', '--offline', '--format', 'json', '--client-config', await pathOf(file, text)],
      ...['--token-endpoint', 'https://acme.okta.com/oauth2/v1/token', '--client-id', '0oa1gjh63g214q0Hq0g4'],
    );
    expect(JSON.parse(stdout).rootCauses.map(({ id }: { id: string }) => id)).toContain(
      'config/mechanism-not-oauthbearer',
    );
  });
});

describe('the mechanism is reported as wrong when the rest is about OAuth', () => {
  it.each([
    ['client.properties', java({}).replace('OAUTHBEARER', 'PLAIN')],
    ['scram.properties', java({}).replace('OAUTHBEARER', 'SCRAM-SHA-256')],
    ['gssapi.conf', librdkafka({}).replace('OAUTHBEARER', 'GSSAPI')],
    ['librdkafka.conf', librdkafka({}).replace('OAUTHBEARER', 'PLAIN')],
    [
      'kafka.env',
      `KAFKA_BOOTSTRAP_SERVERS=${BOOTSTRAP}\nKAFKA_SECURITY_PROTOCOL=SASL_SSL\nKAFKA_SASL_MECHANISM=PLAIN\nKAFKA_OAUTH_TOKEN_URL=https://acme.okta.com/oauth2/v1/token\nKAFKA_OAUTH_CLIENT_ID=0oa1gjh63g214q0Hq0g4\n`,
    ],
    [
      'application.yml',
      `spring:\n  kafka:\n    bootstrap-servers: ${BOOTSTRAP}\n    properties:\n      security.protocol: SASL_SSL\n      sasl.mechanism: PLAIN\n      sasl.login.callback.handler.class: ${HANDLER}\n      sasl.oauthbearer.token.endpoint.url: https://acme.okta.com/oauth2/v1/token\n      sasl.jaas.config: ${MODULE} required clientId="0oa1gjh63g214q0Hq0g4" clientSecret="Zt5nqVw8sLrPxKy2MdJc7HbGfAe4Qu" extension_logicalCluster="lkc-a1b2c3";\n`,
    ],
  ])('in %s', async (file, text) => {
    const { findings } = await linted(file, text);
    expect(findings.map(({ id, severity }) => `${severity} ${id}`)).toContain(
      'error config/mechanism-not-oauthbearer',
    );
  });
});

const KAFKA_PLAIN = `bootstrap.servers=${BOOTSTRAP}\nsecurity.protocol=SASL_SSL\nsasl.mechanism=PLAIN\nsasl.jaas.config=${PLAIN}\n`;
const LIBRDKAFKA_PLAIN = `bootstrap.servers=${BOOTSTRAP}\nsecurity.protocol=SASL_SSL\nsasl.mechanisms=PLAIN\nsasl.username=K\nsasl.password=S\n`;
const REGISTRY: Readonly<Record<string, string>> = {
  'schema.registry.url': 'https://psrc-abc12.eu-central-1.aws.confluent.cloud',
  'bearer.auth.credentials.source': 'OAUTHBEARER',
  'bearer.auth.issuer.endpoint.url': 'https://acme.okta.com/oauth2/default/v1/token',
  'bearer.auth.client.id': '0oa1gjh63g214q0Hq0g4',
  'bearer.auth.client.secret': 'Zt5nqVw8sLrPxKy2MdJc7HbGfAe4Qu',
  'bearer.auth.logical.cluster': 'lsrc-1abc2',
  'bearer.auth.identity.pool.id': 'pool-a1b2',
};

const registry = (without: readonly string[], change: (name: string) => string = (name) => name): string =>
  Object.entries(REGISTRY)
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => `${change(name)}=${value}\n`)
    .join('');
const dotnet = (name: string): string => name.replace(/^bearer/, 'schema.registry.bearer');

describe('Schema Registry with OAuth beside Kafka', () => {
  it.each([
    ['in PLAIN', 'a.properties', KAFKA_PLAIN + registry([])],
    ['in PLAIN, of librdkafka', 'b.conf', LIBRDKAFKA_PLAIN + registry([], dotnet)],
    ['in OAuth', 'c.properties', java({}) + registry([])],
    [
      'that leaves its pool to Confluent',
      'd.properties',
      java({ extensions: 'extension_logicalCluster="lkc-a1b2c3"' }) +
        registry(['bearer.auth.identity.pool.id']),
    ],
    [
      'of one’s own, without cluster and pool',
      'e.properties',
      KAFKA_PLAIN +
        registry(['bearer.auth.logical.cluster', 'bearer.auth.identity.pool.id']).replace(
          /https:\/\/psrc\S*/,
          'https://sr.acme.com:8081',
        ),
    ],
    [
      'by a static token',
      'f.properties',
      `${KAFKA_PLAIN}schema.registry.url=https://psrc-a.eu.aws.confluent.cloud\nbearer.auth.credentials.source=STATIC_TOKEN\nbearer.auth.token=x\n`,
    ],
    [
      'by what Kafka has',
      'g.properties',
      `${java({})}schema.registry.url=https://psrc-a.eu.aws.confluent.cloud\nbearer.auth.credentials.source=SASL_OAUTHBEARER_INHERIT\n`,
    ],
  ])('is sound %s', async (_, file, text) => {
    expect((await linted(file, text)).findings).toEqual([]);
  });

  it.each([
    [
      'the pool',
      'a.properties',
      KAFKA_PLAIN + registry(['bearer.auth.identity.pool.id']),
      'bearer.auth.identity.pool.id=$POOL_ID',
    ],
    [
      'the pool, with a pool for Kafka',
      'b.properties',
      java({}) + registry(['bearer.auth.identity.pool.id']),
      'bearer.auth.identity.pool.id=$POOL_ID',
    ],
    [
      'the pool, of librdkafka',
      'c.conf',
      LIBRDKAFKA_PLAIN + registry(['bearer.auth.identity.pool.id'], dotnet),
      'schema.registry.bearer.auth.identity.pool.id=$POOL_ID',
    ],
    [
      'the cluster',
      'd.properties',
      KAFKA_PLAIN + registry(['bearer.auth.logical.cluster']),
      'bearer.auth.logical.cluster=$SCHEMA_REGISTRY_ID',
    ],
    [
      'the token URL',
      'e.properties',
      KAFKA_PLAIN + registry(['bearer.auth.issuer.endpoint.url']),
      'bearer.auth.issuer.endpoint.url=$TOKEN_ENDPOINT',
    ],
    [
      'the client id',
      'f.conf',
      librdkafka({}) + registry(['bearer.auth.client.id'], dotnet),
      'schema.registry.bearer.auth.client.id=$CLIENT_ID',
    ],
  ])('lacks %s', async (_, file, text, line) => {
    const { findings } = await linted(file, text);
    expect(findings.map(({ id, severity }) => `${severity} ${id}`)).toEqual([
      'warning config/registry-setting-missing',
    ]);
    const at = text.slice(0, text.indexOf('OAUTHBEARER', text.indexOf('credentials.source'))).split('\n');
    expect(findings[0]!.place).toEqual({ line: at.length, column: at.at(-1)!.length + 1 });
    expect(findings[0]!.fix.commands.map((each) => each.text)).toEqual([line]);
  });
});
