import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import {
  BOOTSTRAP,
  HANDLER,
  java,
  JSON_LIBRDKAFKA,
  librdkafka,
  MODULE,
  OLD_HANDLER,
  PROVIDERS,
  SECRETS,
  type Sound,
} from './_sound-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oauthbearer-sound-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** What lint says of it, and what doctor does, less whatever wants a network. */
async function said(file: string, text: string, flags: readonly string[]): Promise<readonly string[]> {
  const path = join(folder, file);
  await writeFile(path, text);
  const linted = await run('lint', '--format', 'json', ...flags, path);
  const doctored = await run('doctor', '--offline', '--format', 'json', '--client-config', path, ...flags);
  const { findings } = JSON.parse(linted).files[0];
  const { rootCauses, notices } = JSON.parse(doctored);
  return [...findings, ...rootCauses, ...notices].map(
    ({ id, because, title }) => `${id}: ${because ?? title}`,
  );
}

async function run(...argv: readonly string[]): Promise<string> {
  const written = { stdout: '', stderr: '' };
  await main(argv, {
    env: {},
    stdin: (async function* () {})(),
    stdout: { write: (text: string) => (written.stdout += text) },
    stderr: { write: (text: string) => (written.stderr += text) },
  });
  return written.stdout || expect.fail(written.stderr);
}

const providers = Object.entries(PROVIDERS);

describe('nothing is said of a sound file', () => {
  it.each(providers)('of a Java client of %s', async (_, provider) => {
    expect(await said('client.properties', java(provider), [])).toEqual([]);
  });

  it.each(providers)('of a librdkafka client of %s', async (_, provider) => {
    expect(await said('librdkafka.conf', librdkafka(provider), [])).toEqual([]);
  });

  it.each(SECRETS)('with the secret %s', async (secret) => {
    expect(await said('client.properties', java({ secret }), [])).toEqual([]);
    expect(await said('librdkafka.conf', librdkafka({ secret }), [])).toEqual([]);
    expect(await said('librdkafka.json', JSON_LIBRDKAFKA(secret), [])).toEqual([]);
  });

  it.each([
    'k',
    'a@b.c',
    'svc-orders',
    'sa-orders',
    'u-billing',
    'urn:acme:orders',
    'https://orders.acme.com/client',
  ])('with the client id %s', async (id) => {
    expect(await said('client.properties', java({ id }), [])).toEqual([]);
    expect(await said('librdkafka.conf', librdkafka({ id }), [])).toEqual([]);
  });

  it.each([
    'lkc-a1b2c3.us-east-1.aws.private.confluent.cloud:9092',
    'lkc-a1b2c3-4dg7kz.us-east-1.aws.glb.confluent.cloud:9092',
    'lkc-a1b2c3-apfoo123.us-west-2.aws.accesspoint.glb.confluent.cloud:9092',
    'lkc-a1b2c3.dom4xyz12.us-east-1.aws.confluent.cloud:9092',
    'broker1.acme.com:9093, broker2.acme.com:9093',
    '[2001:db8::1]:9092',
    'proxy.acme.com:443',
  ])('with the bootstrap server %s', async (bootstrap) => {
    expect(await said('client.properties', java({ bootstrap }), [])).toEqual([]);
    expect(await said('librdkafka.conf', librdkafka({ bootstrap }), [])).toEqual([]);
  });

  it.each([
    ['3.2.1', OLD_HANDLER],
    ['3.3.2', OLD_HANDLER],
    ['7.3.0-ccs', OLD_HANDLER],
    ['3.4.0', HANDLER],
    ['3.9.1', HANDLER],
    ['7.9.0-ce', HANDLER],
  ])('of kafka-clients %s with %s', async (version, handler) => {
    expect(await said('client.properties', java({ handler }), ['--client-version', version])).toEqual([]);
  });

  it.each(['1.9.2', '2.0.2', '2.10.0', '2.16.0'])('of librdkafka %s', async (version) => {
    expect(await said('librdkafka.conf', librdkafka({}), ['--client-version', version])).toEqual([]);
  });

  it.each(ODD())('%s', async (_, file, text) => {
    expect(await said(file, text, [])).toEqual([]);
  });
});

/** What is rare, and right. */
function ODD(): readonly (readonly [because: string, file: string, text: string])[] {
  const plain: Sound = {};
  return [
    [
      'AWS PrivateLink tells the cluster by itself',
      'client.properties',
      java({
        bootstrap: 'lkc-a1b2c3.us-east-1.aws.private.confluent.cloud:9092',
        extensions: 'extension_identityPoolId="pool-a1b2"',
      }),
    ],
    [
      'a union of pools',
      'client.properties',
      java({ extensions: CLUSTER + ' extension_identityPoolId="pool-a1b2,pool-c3d4"' }),
    ],
    ['no pool: it is mapped automatically', 'client.properties', java({ extensions: CLUSTER })],
    [
      'an extension of one’s own',
      'client.properties',
      java({ extensions: CLUSTER + ' extension_acmeTeam="Orders; a=b"' }),
    ],
    [
      'the callback of the application gives token and extensions',
      'librdkafka.json',
      JSON.stringify({
        'bootstrap.servers': BOOTSTRAP,
        'security.protocol': 'SASL_SSL',
        'sasl.mechanisms': 'OAUTHBEARER',
        'group.id': 'orders',
      }),
    ],
    [
      'the JAAS string is in a file of the JVM',
      'client.properties',
      `bootstrap.servers=${BOOTSTRAP}\nsecurity.protocol=SASL_SSL\nsasl.mechanism=OAUTHBEARER\ngroup.id=orders\n`,
    ],
    [
      'the mechanism under its other name, which stands last',
      'librdkafka.conf',
      `sasl.mechanism=PLAIN\n${librdkafka(plain)}`,
    ],
    [
      'no port: librdkafka takes the one of Kafka',
      'librdkafka.conf',
      librdkafka({ bootstrap: BOOTSTRAP.replace(':9092', '') }),
    ],
    [
      'a comment in another language',
      'client.properties',
      `# настройки клиента, für Köln, 注文\n${java(plain)}`,
    ],
    [
      'a broker’s settings and an application’s beside it',
      'client.properties',
      `${java(plain)}sasl.enabled.mechanisms=OAUTHBEARER\noauth.enabled=true\nacme.oauth.client.id=x\n`,
    ],
    ['tunables, metrics, other clients and Schema Registry', 'client.properties', `${java(plain)}${MORE}`],
    [
      'a scope with # in it, which is no comment',
      'librdkafka.conf',
      librdkafka({ scope: 'https://kafka.acme.com/#read kafka#write' }),
    ],
    [
      'a group that is called so, and a # where nothing is behind it',
      'client.properties',
      `#${java(plain)}${java(plain).split('\n')[0]}\ngroup.id=orders # of billing\n`,
    ],
    ['comments, which YAML takes off', 'librdkafka.yaml', asYaml(librdkafka(plain))],
    [
      'comments, which readers of env files take off',
      'connect.env',
      librdkafka(plain)
        .replaceAll(/^[\w.]+(?==)/gm, (name) => `KAFKA_${name.toUpperCase().replaceAll('.', '_')}`)
        .replaceAll('\n', ' # as the wiki says\n'),
    ],
    [
      'a JAAS string over several lines with single quotes',
      'client.properties',
      java(plain).replaceAll(/clientId="([^"]*)"/g, "\\\n  clientId='$1' \\\n "),
    ],
  ];
}

const asYaml = (lines: string): string =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `${line.replace('=', ': ')} # as the wiki says\n`)
    .join('');

const CLUSTER = 'extension_logicalCluster="lkc-a1b2c3"';

const MORE = `sasl.login.connect.timeout.ms=10000
sasl.login.refresh.window.factor=0.8
sasl.oauthbearer.sub.claim.name=azp
sasl.oauthbearer.scope.claim.name=scp
client.dns.lookup=use_all_dns_ips
interceptor.classes=io.confluent.monitoring.clients.interceptor.MonitoringProducerInterceptor
confluent.monitoring.interceptor.sasl.mechanism=OAUTHBEARER
confluent.monitoring.interceptor.sasl.jaas.config=${MODULE} required clientId="other";
acks=all
group.id=orders
application.id=orders
schema.registry.url=https://psrc-abcde.us-east-1.aws.confluent.cloud
bearer.auth.credentials.source=OAUTHBEARER
bearer.auth.issuer.endpoint.url=https://idp.acme.example/token
bearer.auth.client.id=other
bearer.auth.logical.cluster=lsrc-abc12
bearer.auth.identity.pool.id=pool-a1b2
ssl.endpoint.identification.algorithm=https
`;
