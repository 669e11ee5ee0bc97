import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenByClientFile, readClientFile } from '../../../src/client-files/client-file.ts';
import { UsageError } from '../../../src/text/problem.ts';
import { fileOf, read } from './_read-file.ts';

const CLOUD = 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';
const SIGN_IN = { securityProtocol: 'SASL_SSL', saslMechanism: 'OAUTHBEARER' } as const;
const EXTENSIONS = { logicalCluster: 'lkc-a1b2', poolId: 'pool-a1b2' } as const;

/** A service with these lines as its environment. */
const service = (...lines: readonly string[]): string =>
  `services:\n  app:\n    image: acme/app\n    environment:\n${lines.map((line) => `      ${line}\n`).join('')}`;

const isPartial = (path: string, text?: string): boolean =>
  givenByClientFile(fileOf(path, text), {}).configuration.isPartial === true;

describe('a Compose file', () => {
  it('sets up a Kafka Connect worker, including what an anchor merges', () => {
    const { settings, places, ...rest } = read('docker-compose/compose.yaml', undefined, {
      CLIENT_SECRET: 's3',
    });
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: CLOUD,
      ...SIGN_IN,
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa8fGh2KlMn3Pq4R5d7',
      clientSecret: 's3',
      scope: 'kafka',
      groups: 'cdc',
      ...EXTENSIONS,
      allowedUrls: 'https://acme.okta.com/oauth2/default/v1/token',
    });
    expect(places).toMatchObject({
      bootstrapServers: '4:30',
      saslMechanism: '15:31',
      tokenEndpoint: '17:52',
      clientSecret: '20:55',
      poolId: '21:71',
      allowedUrls: '22:68',
    });
    expect(rest).toEqual({
      format: 'Docker Compose file, the service connect',
      oddities: ['connectors-untold sasl.mechanism 15:31'],
      elsewhere: [],
    });
  });

  it("has variables in a list, the client's own references, and files with more variables", () => {
    const { settings, places, elsewhere, oddities } = read('docker-compose/schema-registry.yml');
    expect(settings).toEqual({ client: 'java', bootstrapServers: CLOUD, ...SIGN_IN, clientId: 'registry' });
    expect(places).toMatchObject({ bootstrapServers: '11:65', clientId: '16:140' });
    expect(elsewhere).toEqual([
      'tokenEndpoint: the environment variable TOKEN_ENDPOINT',
      'clientSecret: the environment variable OAUTH_SECRET',
    ]);
    expect(oddities).toEqual([]);
    expect(isPartial('docker-compose/schema-registry.yml')).toBe(true);
  });

  it("contains a client's file", () => {
    const { settings, places, oddities } = read('docker-compose/configs.yaml', undefined, { TENANT_ID: 't' });
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: CLOUD,
      ...SIGN_IN,
      tokenEndpoint: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
      clientId: '0c1e9b52-77a4-4e3e-9d36-6a0f5a2f5b77',
      clientSecret: 'not$a$secret',
      scope: 'api://confluent/.default',
      ...EXTENSIONS,
    });
    expect(places).toMatchObject({ saslMechanism: '15:22', clientSecret: '20:23', poolId: '21:71' });
    expect(oddities).toEqual([]);
  });

  it("has the client's properties on a command line", () => {
    const { settings, places } = read('docker-compose/kcat.yml', undefined, { CLIENT_SECRET: 's3' });
    expect(settings).toEqual({
      client: 'librdkafka',
      bootstrapServers: CLOUD,
      ...SIGN_IN,
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      clientId: 'Fq3xW8yTz0PbLk5v',
      clientSecret: 's3',
      ...EXTENSIONS,
    });
    expect(places).toMatchObject({ saslMechanism: '8:56', clientSecret: '11:41', poolId: '12:78' });
  });

  it.each([
    [
      'in words within words',
      `["bash", "-c", "kafka-topics --command-property 'sasl.mechanism=OAUTHBEARER' --command-property security.protocol=SASL_SSL"]`,
    ],
    [
      'as a file that it writes',
      "|\n      bash -c 'cat > /tmp/c.properties <<EOF\n      sasl.mechanism=OAUTHBEARER\n      security.protocol=SASL_SSL\n      EOF\n      kafka-topics --list'",
    ],
  ])('has them there %s', (_, command) => {
    const { settings } = read('c.yml', `services:\n  t:\n    image: x\n    command: ${command}\n`);
    expect(settings).toEqual({ client: 'java', ...SIGN_IN });
  });

  it.each([
    ['EOF', { X: 'x-y' }, 'x-y'],
    ["'EOF'", { X: 'x-y' }, '$X'],
  ])("has them there with what the container's shell expands: <<%s", (end, env, clientId) => {
    const script = `cat <<${end}\n      sasl.mechanism=OAUTHBEARER\n      sasl.jaas.config=x required clientId="$$X";\n      EOF`;
    const text = `services:\n  t:\n    image: x\n    command:\n    - |\n      ${script}\n    environment: [X]\n`;
    expect(read('c.yml', text, env).settings).toMatchObject({ saslMechanism: 'OAUTHBEARER', clientId });
  });

  it('has several services, one of which signs in', () => {
    const web = '  web:\n    image: acme/web\n    environment: [CLIENT_ID=web, CLIENT_SECRET=web-secret]\n';
    const { settings, format } = read(
      'c.yml',
      service('KAFKA_SASL_MECHANISM: OAUTHBEARER', 'CLIENT_ID: me') + web,
    );
    expect(settings).toEqual({ saslMechanism: 'OAUTHBEARER', clientId: 'me' });
    expect(format).toBe('Docker Compose file, the service app');
  });

  it('has services that extend others', () => {
    const text = `${service('CLIENT_ID: base', 'TOKEN_URL: https://id.example/token')}  more:\n    extends: {service: app}\n    environment: {CLIENT_ID: me, LOGICAL_CLUSTER: lkc-1}\n`;
    const { settings, oddities } = read('c.yml', text);
    expect(settings).toEqual({
      clientId: 'me',
      tokenEndpoint: 'https://id.example/token',
      logicalCluster: 'lkc-1',
    });
    expect(oddities).toEqual([]);
  });

  it('is read from a fragment: one service, or its environment', () => {
    const environment =
      'environment:\n  CONNECT_SASL_MECHANISM: OAUTHBEARER\n  CONNECT_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL: https://id.example/token\n';
    const settings = {
      client: 'java',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://id.example/token',
    };
    expect(read('c.yml', environment).settings).toEqual(settings);
    expect(isPartial('c.yml', environment)).toBe(true);
    const named = `connect:\n${environment.replace(/^/gm, '  ')}`;
    expect(read('c.yml', named).settings).toMatchObject(settings);
  });

  it('is not any other file with services', () => {
    expect(() => read('c.yml', 'environment:\n  PATH: /bin\n')).toThrow(/no Kafka client configuration/);
    expect(() => read('c.yml', 'apiVersion: v1\nkind: Pod\nservices:\n  a: {image: x}\n')).toThrow(
      /^c\.yml:1:1: no Kafka client settings/,
    );
  });
});

describe('how Compose treats a dollar sign', () => {
  const secretOf = (value: string, env: Readonly<Record<string, string>> = {}): unknown =>
    read('c.yml', service(`CLIENT_SECRET: ${value}`), env).settings['clientSecret'];

  it.each([
    ['$$ is one', 'a$$b', {}, 'a$b'],
    ['a name behind it is a variable', '$X', { X: 'x-y' }, 'x-y'],
    ['with a default', '${X:-x-y}', {}, 'x-y'],
    ['with a default for what is not set at all', '${X-x-y}', {}, 'x-y'],
    ['that must be set', '${X:?is missing}', { X: 'x-y' }, 'x-y'],
    ['another text when it is set', '${X:+x-y}', {}, 'x-y'],
    ['a default that is a variable', '${X:-${Y}}', { X: 'x-y' }, 'x-y'],
    ['one that begins no name', 'a$1', {}, 'a$1'],
    ['a reference that is left alone', '$${X}', { X: 'no' }, '${X}'],
  ])('%s', (_, value, env, secret) => {
    expect(secretOf(value, env)).toBe(secret);
  });

  it('is reported at its place in the middle of a secret, without showing any of it', () => {
    const { oddities, elsewhere } = read('c.yml', service('CLIENT_SECRET: q3Z$T8sXv5'));
    expect(oddities).toEqual(['variable-taken clientSecret 5:25']);
    expect(elsewhere).toEqual([]);
    expect(read('c.yml', service('CLIENT_SECRET: q3Z$$T8sXv5', 'CLIENT_ID: a$b')).oddities).toEqual([]);
  });

  it("is Kafka's own reference after a second one, and nothing else's", () => {
    const jaas = (reference: string): string =>
      service(
        'CONNECT_SASL_MECHANISM: OAUTHBEARER',
        'CONNECT_CONFIG_PROVIDERS: env',
        `CONNECT_SASL_JAAS_CONFIG: 'x required clientSecret="${reference}";'`,
        'OAUTH_SECRET: x-y',
      );
    expect(read('c.yml', jaas('$${env:OAUTH_SECRET}')).settings['clientSecret']).toBe('x-y');
    expect(() => read('c.yml', jaas('${env:OAUTH_SECRET}'))).toThrow(
      /^c\.yml:7:59: is not a reference that Compose understands/,
    );
  });

  it('keeps the quotation marks of a list', () => {
    const list = service('- CLIENT_SECRET="x-y"', '- "CLIENT_ID=me"');
    expect(read('c.yml', list).settings).toEqual({ clientSecret: '"x-y"', clientId: 'me' });
  });
});

describe('a Compose file without a client', () => {
  it.each([
    [
      'with a file that may',
      'services:\n  a:\n    image: x\n    env_file: a.env\n',
      'c.yml:4:15: the settings are in the files',
    ],
    ['with none', 'services:\n  a:\n    image: x\n', 'c.yml:1:1: no Kafka client settings found'],
    [
      'with a config that is empty',
      'services:\n  a:\n    configs: [client.properties]\nconfigs:\n  client.properties: {content: ""}\n',
      'c.yml:3:15: this file is empty',
    ],
  ])('is rejected with its place: %s', (_, text, complaint) => {
    expect(() => fileOf('c.yml', text)).toThrow(complaint);
  });

  it('is rejected when a default never ends, in linear time', () => {
    const endless = service(`CLIENT_ID: "\${A:-${'$aaaaaa'.repeat(5000)}"`);
    expect(() => read('c.yml', endless)).toThrow('is not a reference that Compose understands');
  });

  it('is at worst a usage error: any file', () => {
    const piece = fc.constantFrom(
      'services:\n',
      '  a:\n',
      '    image: x\n',
      '    extends: a\n',
      '    environment: [A, B=$A, "C=${D:-${E}}"]\n',
      '    environment: {CLIENT_SECRET: $$$, KAFKA_SASL_MECHANISM: }\n',
      "    command: -X sasl.mechanism='x\n",
      '    configs: [{source: c}]\n',
      'configs: {c: {content: "sasl.mechanism=${x"}}\n',
      '    env_file:\n',
      '&a ',
      '*a',
      '<<: *a\n',
      '- ',
      '\n',
      '---\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        try {
          readClientFile('c.yml', Buffer.from(pieces.join('')), 'docker-compose');
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
          for (const problem of error.problems) expect(problem).toMatch(/^c\.yml:\d+:\d+: [^\n]+$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
