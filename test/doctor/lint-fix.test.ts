import { describe, expect, it } from 'vitest';
import { differenceOf, fixed, type Linted } from '../../src/doctor/lint-fix.ts';
import { lint } from '../../src/doctor/lint.ts';
import { readClientFile } from '../../src/client-files/client-file.ts';

const linted =
  (path: string) =>
  (text: string): Linted => {
    const file = readClientFile(path, Buffer.from(text));
    return { file, result: lint(file, { env: {} }) };
  };

/** The output of `lint --fix`, and the text that it would write. */
function textFixed(path: string, text: string): { readonly diff: string; readonly after: string } {
  const judge = linted(path);
  const before = judge(text);
  const after = fixed(before, judge);
  return { diff: differenceOf(before, after), after: after.file.source.file };
}

const CLIENT_ID = '8f2f6b1c-3b1a-4e1d-9a64-1f0c7a2b3c4d';
const BOOTSTRAP = 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';
const TOKEN_URL = `https://login.microsoftonline.com/0a1b2c3d-1111-4222-8333-444455556666/oauth2/v2.0/token`;
const jaas = (secret: string, pool = 'identityPoolId'): string =>
  `org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="${CLIENT_ID}" clientSecret="${secret}" extension_logicalCluster="lkc-a1b2" extension_${pool}="pool-a1b2";`;

/** The properties of a client that signs in, under a prefix. */
const signIn = (prefix: string, { secret = 'q3ZpyT8sXv5Lm', pool = 'identityPoolId' } = {}) => ({
  [`${prefix}security.protocol`]: 'SASL_SSL',
  [`${prefix}sasl.mechanism`]: 'OAUTHBEARER',
  [`${prefix}sasl.login.callback.handler.class`]:
    'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler',
  [`${prefix}sasl.oauthbearer.token.endpoint.url`]: TOKEN_URL,
  [`${prefix}sasl.jaas.config`]: jaas(secret, pool),
});

const asLines = (properties: Readonly<Record<string, string>>): string =>
  Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

describe('the difference that --fix shows', () => {
  it('masks the secret, but not the client id beside it', () => {
    const { diff } = textFixed(
      'client.properties',
      asLines({ 'bootstrap.servers': BOOTSTRAP, ...signIn('', { pool: 'identity_pool_id' }) }),
    );
    expect(diff).toContain(`clientId="${CLIENT_ID}" clientSecret="***"`);
    expect(diff).not.toContain('q3ZpyT8sXv5Lm');
  });

  it('masks every other secret of a file that is one line', () => {
    const config = {
      'connector.class': 'io.confluent.connect.jdbc.JdbcSourceConnector',
      'connection.password': 'Leak-of-the-database',
      tags: ['Leak-in-a-list'],
      ...signIn('producer.override.', { secret: 'Leak-of-the-producer' }),
      'confluent.topic.bootstrap.servers': BOOTSTRAP,
      ...signIn('confluent.topic.', { pool: 'identity_pool_id' }),
    };
    const { diff } = textFixed('connector.json', JSON.stringify({ auth: 'Leak-around', config }));
    expect(diff).toContain('+{');
    expect(diff).not.toMatch(/Leak|q3Zpy/);
    expect(diff).toContain(`"producer.override.security.protocol":"SASL_SSL"`);
    expect(diff).toContain(`clientId=\\"${CLIENT_ID}\\"`);
  });

  it('masks in our own YAML what a parameter or an unknown name may contain', () => {
    const { diff } = textFixed(
      'client.yaml',
      `{client: java, tokenEndpoint: "${TOKEN_URL}", clientId: ${CLIENT_ID}, clientSecret: Leak-1, bootstrapServers: ["${BOOTSTRAP}"], securityProtocol: SASL_PLAINTEXT, params: {client_assertion: Leak-2}}`,
    );
    expect(diff).toContain(`clientId: ${CLIENT_ID}, clientSecret: ***`);
    expect(diff).toContain(`bootstrapServers: ["${BOOTSTRAP}"], securityProtocol: SASL_SSL`);
    expect(diff).not.toContain('Leak');
  });

  it("shows what is not secret under kafkajs's names too", () => {
    const { diff } = textFixed(
      'kafka.json',
      JSON.stringify({
        brokers: [BOOTSTRAP],
        ssl: true,
        sasl: { mechanism: 'oauthbearer' },
        oauth: {
          tokenEndpoint: TOKEN_URL,
          clientId: CLIENT_ID,
          clientSecret: 'q3ZpyT8sXv5Lm',
          extensions: { logicalCluster: 'lkc-a1b2', identity_pool_id: 'pool-a1b2' },
        },
        redis: { password: 'Leak' },
      }),
    );
    expect(diff).toContain(`"clientId":"${CLIENT_ID}","clientSecret":"***"`);
    expect(diff).toContain('"identityPoolId":"pool-a1b2"');
    expect(diff).not.toMatch(/Leak|q3Zpy/);
  });

  it('hides a client id that is the secret', () => {
    const { diff } = textFixed(
      'client.properties',
      asLines({
        'bootstrap.servers': BOOTSTRAP,
        ...signIn('', { secret: CLIENT_ID, pool: 'identity_pool_id' }),
      }),
    );
    expect(diff).toContain('extension_identityPoolId');
    expect(diff).not.toContain(CLIENT_ID);
  });
});

describe('a file with several clients', () => {
  const worker = {
    'bootstrap.servers': BOOTSTRAP,
    'group.id': 'connect',
    'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
    'plugin.path': '/usr/share/java',
    ...signIn(''),
    ...signIn('producer.'),
    ...signIn('consumer.', { pool: 'identity_pool_id' }),
  };

  it('is judged for each of them', () => {
    const { result } = linted('worker.properties')(asLines(worker));
    expect(result.findings.map(({ id, place }) => [id, place?.line])).toEqual([
      ['config/extension-key-underscore', 19],
    ]);
  });

  it('reports common faults once, and different ones of two clients twice', () => {
    const { result } = linted('worker.properties')(
      asLines({
        ...worker,
        'bootstrap.servers': 'pkc-7k2zq.us-east-1.aws.confluent.cloud',
        ...signIn('producer.', { pool: 'identity_pool_id' }),
      }),
    );
    expect(result.findings.map(({ id, place }) => [id, place?.line])).toEqual([
      ['config/bootstrap-wrong-port', 1],
      ['config/extension-key-underscore', 14],
      ['config/extension-key-underscore', 19],
    ]);
  });

  it('is fixed for each of them', () => {
    const { after, diff } = textFixed(
      'worker.properties',
      asLines({ ...worker, ...signIn('producer.', { pool: 'identity_pool_id' }) }),
    );
    expect(after).toBe(asLines({ ...worker, ...signIn('producer.'), ...signIn('consumer.') }));
    expect(diff.match(/^\+producer|^\+consumer/gm)).toHaveLength(2);
  });

  it('is fixed at once, however many clients it has', () => {
    const clients = Array.from({ length: 40 }, (_, index) =>
      signIn(`c${index}.`, { pool: 'identity_pool_id' }),
    );
    let judged = 0;
    const judge = linted('worker.properties');
    const counted = (text: string): Linted => {
      judged += 1;
      return judge(text);
    };
    const text = asLines(Object.assign({ ...worker }, ...clients));
    const after = fixed(counted(text), counted);
    expect(after.result.findings).toEqual([]);
    expect(judged).toBe(2);
  });

  it('is not judged for a client with another sign-in', () => {
    const { result } = linted('worker.properties')(
      asLines({
        ...worker,
        ...signIn('consumer.'),
        'admin.security.protocol': 'SASL_SSL',
        'admin.sasl.mechanism': 'PLAIN',
        'admin.sasl.jaas.config':
          'org.apache.kafka.common.security.plain.PlainLoginModule required username="u" password="p";',
      }),
    );
    expect(result.findings).toEqual([]);
  });
});

describe('a comment after a value', () => {
  const file = (protocol: string, url = TOKEN_URL): string =>
    asLines({
      'bootstrap.servers': BOOTSTRAP,
      ...signIn(''),
      'security.protocol': protocol,
      'sasl.oauthbearer.token.endpoint.url': url,
    });

  it("moves to its own line, with the file's line ends", () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(textFixed('client.properties', crlf(file('SASL_SSL # tls'))).after).toBe(
      crlf(file('SASL_SSL').replace('security.protocol', '# tls\n$&')),
    );
  });

  it('moves above a value of several lines', () => {
    const { after } = textFixed('client.properties', file('SASL_\\\n  SSL # tls'));
    expect(after).toBe(file('SASL_\\\n  SSL'));
  });

  it('does not take a password with it', () => {
    const url = TOKEN_URL.replace('https://', 'https://gate:kepler@');
    const { after, diff } = textFixed('client.properties', file('SASL_SSL', `${url} # tenant`));
    expect(after).toBe(file('SASL_SSL', url).replace('sasl.oauthbearer.token', '# tenant\n$&'));
    expect(diff).not.toContain('kepler');
  });

  it('does not end a Spring Boot document', () => {
    const spring = (protocol: string): string =>
      asLines({
        'spring.kafka.bootstrap-servers': BOOTSTRAP,
        ...signIn('spring.kafka.properties.'),
        'spring.kafka.properties.security.protocol': protocol,
      });
    expect(textFixed('application.properties', spring('SASL_SSL #---')).after).toBe(
      spring('SASL_SSL').replace('spring.kafka.properties.security', '# ---\n$&'),
    );
  });

  it('stays after a secret, whose end is unknown', () => {
    const text = asLines({
      'bootstrap.servers': BOOTSTRAP,
      'security.protocol': 'SASL_SSL',
      'sasl.mechanisms': 'OAUTHBEARER',
      'sasl.oauthbearer.method': 'oidc',
      'sasl.oauthbearer.token.endpoint.url': TOKEN_URL,
      'sasl.oauthbearer.client.id': CLIENT_ID,
      'sasl.oauthbearer.client.secret': 'q3ZpyT8sXv5Lm # of orders',
      'sasl.oauthbearer.extensions': 'logicalCluster=lkc-a1b2,identityPoolId=pool-a1b2',
    });
    expect(linted('librdkafka.conf')(text).result.findings.map(({ id }) => id)).toEqual([
      'config/comment-in-value',
    ]);
    expect(textFixed('librdkafka.conf', text).after).toBe(text);
  });
});
