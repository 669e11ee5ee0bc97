import { describe, expect, it } from 'vitest';
import { examine } from '../../src/doctor/examine.ts';
import { loadTarget } from '../../src/doctor/load.ts';
import { makeAuthority } from '../../src/lab/certificates.ts';
import { trusted } from '../../src/lab/network/issued-certificates.ts';
import { startLab } from '../../src/lab/start.ts';
import { buildReport } from '../../src/report/build.ts';

const CORPORATE = (await makeAuthority('Corporate')).root;
const PUBLIC = (await trusted()).root;
const BROKER = 'pkc-7k2zq.us-east-1.aws.confluent.cloud';

/** A client that signs in to the lab, with these lines in its file; the lab's authority stands for the public ones. */
async function diagnosed(
  file: string,
  text: (settings: Readonly<Record<string, unknown>>) => string,
  flags: Readonly<Record<string, unknown>> = {},
) {
  const lab = await startLab();
  const files: Readonly<Record<string, string>> = {
    [file]: text(lab.target as unknown as Readonly<Record<string, unknown>>),
    'corporate.pem': CORPORATE,
    'both.pem': CORPORATE + PUBLIC,
    'public.pem': PUBLIC,
  };
  try {
    const target = await loadTarget({
      flags: {
        'client-config': file,
        'client-secret': lab.target.clientSecret!.reveal(),
        ...flags,
      },
      env: { NODE_EXTRA_CA_CERTS: 'public.pem' },
      warn: () => undefined,
      readFile: async (path) => {
        const found = files[path];
        if (found === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
        return Buffer.from(found);
      },
      readStdin: async () => Buffer.from(''),
    });
    const { evidence, diagnosis, durationMs } = await examine(target, { world: lab.world });
    return buildReport(evidence, diagnosis, { version: '0.0.0', durationMs });
  } finally {
    await lab.close();
  }
}

const librdkafka =
  (...lines: readonly string[]) =>
  ({ clientId }: Readonly<Record<string, unknown>>): string =>
    [
      `bootstrap.servers=${BROKER}:9092`,
      'security.protocol=SASL_SSL',
      'sasl.mechanisms=OAUTHBEARER',
      'sasl.oauthbearer.method=oidc',
      `sasl.oauthbearer.client.id=${String(clientId)}`,
      'sasl.oauthbearer.token.endpoint.url=https://acme.auth0.com/oauth/token',
      'sasl.oauthbearer.extensions=logicalCluster=lkc-orders1,identityPoolId=pool-orders',
      ...lines,
    ].join('\n');

const java =
  (options: string, ...lines: readonly string[]) =>
  ({ clientId }: Readonly<Record<string, unknown>>): string =>
    [
      `bootstrap.servers=${BROKER}:9092`,
      'security.protocol=SASL_SSL',
      'sasl.mechanism=OAUTHBEARER',
      'sasl.login.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler',
      'sasl.oauthbearer.token.endpoint.url=https://acme.auth0.com/oauth/token',
      `sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="${String(clientId)}" clientSecret="\${env:SECRET}" extension_logicalCluster="lkc-orders1" extension_identityPoolId="pool-orders"${options};`,
      ...lines,
    ].join('\n');

const kafkajs = ({ clientId }: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    clientId: 'orders',
    brokers: [`${BROKER}:9092`],
    ssl: { ca: [CORPORATE] },
    sasl: { mechanism: 'oauthbearer' },
    oauth: {
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      clientId,
      extensions: { logicalCluster: 'lkc-orders1', identityPoolId: 'pool-orders' },
    },
  });

const idsOf = ({ rootCauses }: Awaited<ReturnType<typeof diagnosed>>) => rootCauses.map(({ id }) => id);
const CAUSE = 'network/tls-truststore-overridden';

describe("a list of the client's own, in place of the public authorities", () => {
  it.each([
    [
      'librdkafka, at the broker',
      'client.conf',
      librdkafka('ssl.ca.location=corporate.pem'),
      BROKER,
      'ssl.ca.location',
    ],
    [
      'librdkafka, at the token endpoint',
      'client.conf',
      librdkafka('https.ca.location=corporate.pem'),
      'acme.auth0.com',
      'https.ca.location',
    ],
    [
      'Java, at the broker',
      'client.properties',
      java('', 'ssl.truststore.type=PEM', 'ssl.truststore.location=corporate.pem'),
      BROKER,
      'ssl.truststore.location',
    ],
    [
      'Java, at the token endpoint',
      'client.properties',
      java(' ssl.truststore.type="PEM" ssl.truststore.location="corporate.pem"'),
      'acme.auth0.com',
      'ssl.truststore.location',
    ],
    ['kafkajs, with certificates in its file', 'client.json', kafkajs, BROKER, 'ssl.ca'],
  ])('%s', async (_, file, text, host, property) => {
    const report = await diagnosed(file, text);
    expect(idsOf(report)).toEqual([CAUSE]);
    const [root] = report.rootCauses;
    expect(root?.confidence).not.toBe('possible');
    expect(root?.because).toContain(host);
    expect(root?.fix.summary).toContain(`Remove ${property} (${file}:`);
  });

  it('is the same list for all brokers: one cause, and not one for each', async () => {
    const { rootCauses } = await diagnosed('client.conf', librdkafka('ssl.ca.location=corporate.pem'));
    expect(rootCauses[0]?.evidence.filter(({ label }) => label.endsWith(':9092')).length).toBeGreaterThan(1);
  });

  it.each([
    [
      'has them as well',
      'client.conf',
      librdkafka('ssl.ca.location=both.pem', 'https.ca.location=public.pem'),
    ],
    ['is that of the system', 'client.conf', librdkafka('ssl.ca.location=probe'), { ca: PUBLIC }],
    [
      'is in a file that is not here',
      'client.conf',
      librdkafka('ssl.ca.location=elsewhere.pem', 'https.ca.location=elsewhere.pem'),
      { ca: PUBLIC },
    ],
    [
      'is not asked: nothing is verified',
      'client.conf',
      librdkafka('ssl.ca.location=corporate.pem', 'enable.ssl.certificate.verification=false'),
    ],
  ] as const)('is no fault where it %s', async (_, file, text, flags?: { readonly ca: string }) => {
    expect(idsOf(await diagnosed(file, text, flags))).toEqual([]);
  });

  it('that cannot be read is remarked on, with what it must have', async () => {
    const jks = 'ssl.truststore.location="trust.jks"';
    const { verdict, notices } = await diagnosed(
      'client.properties',
      java(` ${jks}`, 'ssl.truststore.location=trust.jks'),
      { ca: PUBLIC },
    );
    expect(verdict).toBe('healthy');
    const [notice] = notices.filter(({ id }) => id === 'config/trust-unreadable');
    expect(notice?.because).toContain('must have "CN=Lab Root CA, O=Lab"');
  });

  it('is what was exported from a truststore that only Java reads', async () => {
    const report = await diagnosed(
      'client.properties',
      java(' ssl.truststore.location="trust.jks"', 'ssl.truststore.location=trust.jks'),
      { ca: CORPORATE },
    );
    expect(idsOf(report)).toEqual([CAUSE]);
  });
});
