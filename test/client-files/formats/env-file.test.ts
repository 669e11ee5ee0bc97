import { describe, expect, it } from 'vitest';
import { unsentExtensions } from '../../../src/clients/java-extensions.ts';
import { missingFrom } from '../../../src/clients/setting-names.ts';
import envFile from '../../../src/client-files/formats/env-file.ts';
import { parseEnvLines } from '../../../src/text/env-lines.ts';
import { sourceOf } from '../../../src/text/source.ts';
import { UsageError } from '../../../src/text/problem.ts';
import { HEALTHY } from '../../given.ts';
import { givenByClientFile } from '../../../src/client-files/client-file.ts';
import { fileOf, read } from './_read-file.ts';
import { itIsWrittenAndReadBack } from './_round-trip.ts';

const valuesIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    parseEnvLines(sourceOf('x.env', Buffer.from(text))).map(({ name, value }) => [name.text, value.text]),
  );

describe('an env file', () => {
  it("sets up a worker of Confluent's Connect image", () => {
    const { settings, places, oddities } = read('env-file/connect.env');
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa8fGh2KlMn3Pq4R5d7',
      clientSecret: 'not-a-real-secret',
      scope: 'kafka',
      groups: 'connect-orders',
      logicalCluster: 'lkc-a1b2',
      poolId: 'pool-a1b2',
      allowedUrls: 'https://acme.okta.com/oauth2/default/v1/token',
    });
    expect(places).toMatchObject({ tokenEndpoint: '7:45', clientSecret: '8:149', allowedUrls: '10:70' });
    expect(oddities).toEqual([]);
  });

  it('is a script that exports, with variables in variables', () => {
    const { settings, places, elsewhere } = read('env-file/exports.sh');
    expect(settings).toEqual({
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      clientId: 'Fq3xW8yTz0PbLk5vRm2sHc7dNj4gXa9e',
      audience: 'https://kafka.acme.example',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      poolId: 'pool-a1b2',
      logicalCluster: 'lkc-a1b2',
    });
    expect(places).toMatchObject({ clientId: '6:25', audience: '6:75', logicalCluster: '10:69' });
    expect(elsewhere).toEqual(['clientSecret: the environment variable VAULT_SECRET']);
  });

  it('sets up a Spring application, whose other settings are elsewhere', () => {
    const { settings, elsewhere } = read('env-file/.env.production');
    expect(settings).toEqual({
      client: 'java',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://login.microsoftonline.com/7d0f6e2a/oauth2/v2.0/token',
      clientId: '0c1e9b52-77a4-4e3e-9d36-6a0f5a2f5b77',
      logicalCluster: 'lkc-a1b2',
    });
    expect(elsewhere).toEqual(['clientSecret: the environment variable ENTRA_SECRET']);
    expect(read('env-file/.env.production', undefined, { ENTRA_SECRET: 's3' }).settings['clientSecret']).toBe(
      's3',
    );
    const { configuration } = givenByClientFile(fileOf('env-file/.env.production'), {});
    const client = { ...HEALTHY.client, client: 'java' as const, configuration };
    expect(missingFrom(client)).toEqual([]);
    expect(unsentExtensions(client)).toEqual([]);
  });

  it('sets up an application on librdkafka; in single quotes everything is literal', () => {
    const { settings, oddities } = read('env-file/python-app.env');
    expect(settings).toEqual({
      client: 'librdkafka',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa8fGh2KlMn3Pq4R5d7',
      clientSecret: 'pa$$w#rd',
      logicalCluster: 'lkc-a1b2',
      poolId: 'pool-a1b2',
    });
    expect(oddities).toEqual([]);
  });

  it('holds our own variables', () => {
    const { settings, places, elsewhere } = read('env-file/oauthbearer.env');
    expect(settings).toEqual({
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      clientId: 'Fq3xW8yTz0PbLk5vRm2sHc7dNj4gXa9e',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      logicalCluster: 'lkc-a1b2',
      poolId: 'pool-a1b2',
      caFile: '/etc/ssl/acme.pem',
      headerUrlencode: true,
    });
    expect(places).toMatchObject({ logicalCluster: '5:39', poolId: '6:16' });
    expect(elsewhere).toEqual(['clientSecret: the environment variable CLIENT_SECRET']);
  });

  it('has no client defaults when the application may have its own settings', () => {
    expect(read('.env', 'KAFKA_SASL_JAAS_CONFIG="x required a=\\"b\\";"\n').settings).toEqual({
      client: 'java',
    });
    expect(read('.env', 'CONNECT_SASL_MECHANISM=OAUTHBEARER\n').settings).toEqual({
      client: 'java',
      saslMechanism: 'OAUTHBEARER',
      securityProtocol: 'PLAINTEXT',
    });
  });

  it("leaves Kafka's own providers' references alone", () => {
    const text = (providers: string): string =>
      `CONNECT_SASL_MECHANISM=OAUTHBEARER\n${providers}CONNECT_SASL_JAAS_CONFIG='x required clientSecret="\${env:OAUTH_SECRET}";'\n`;
    const declared = read('.env', text('CONNECT_CONFIG_PROVIDERS=env\n'));
    expect(declared.elsewhere).toEqual(['clientSecret: the environment variable OAUTH_SECRET']);
    expect(read('.env', text('')).settings['clientSecret']).toBe('${env:OAUTH_SECRET}');
    const application = text('').replaceAll('CONNECT_', 'KAFKA_');
    expect(read('.env', application, { OAUTH_SECRET: 'x-y' }).settings['clientSecret']).toBe('x-y');
  });

  it("is not a client's when it sets up a broker", () => {
    const broker =
      'KAFKA_PROCESS_ROLES=broker\nKAFKA_SASL_ENABLED_MECHANISMS=OAUTHBEARER\nKAFKA_SASL_JAAS_CONFIG=x required;\n';
    expect(() => read('.env', broker)).toThrow(/no Kafka client configuration/);
    const ui = 'KAFKA_CLUSTERS_0_PROPERTIES_SASL_MECHANISM=OAUTHBEARER\n';
    expect(read('.env', broker + ui).settings).toMatchObject({ saslMechanism: 'OAUTHBEARER' });
  });

  it('has the scheme that Schema Registry accepts before a bootstrap server', () => {
    const text = (servers: string): string =>
      `SCHEMA_REGISTRY_KAFKASTORE_SASL_MECHANISM=OAUTHBEARER\nSCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS=${servers}\n`;
    expect(read('.env', text('SASL_SSL://a:1,SASL_SSL://b:2')).settings['bootstrapServers']).toBe('a:1,b:2');
    expect(read('.env', text('https://a:1')).settings['bootstrapServers']).toBe('https://a:1');
  });

  it("distinguishes an application's name from a client id of the identity provider", () => {
    expect(read('.env', 'KAFKA_CLIENT_ID=orders\nCLIENT_SECRET=x\n').settings).toEqual({ clientSecret: 'x' });
  });
});

describe('what readers of env files remove from a secret', () => {
  it.each([
    ['a # in it', 'CLIENT_SECRET=abc#def\n', 'abc#def', 'comment-cut clientSecret 1:18'],
    ['a word behind a #', 'CLIENT_SECRET=abc #def\n', 'abc', 'comment-cut clientSecret 1:19'],
    ['nothing before a #', 'CLIENT_SECRET=#abc\n', '#abc', 'comment-cut clientSecret 1:15'],
    ['a $ in it', 'CLIENT_SECRET=abc$def\n', 'abc$def', 'variable-taken clientSecret 1:18'],
    ['a $ in double quotes', 'CLIENT_SECRET="ab$cd"\n', 'ab$cd', 'variable-taken clientSecret 1:18'],
    ['a backslash in double quotes', 'CLIENT_SECRET="ab\\ncd"\n', 'ab\ncd', 'escape-taken clientSecret 1:16'],
    ['a semicolon in a script', 'export CLIENT_SECRET=ab;cd\n', 'ab', 'comment-cut clientSecret 1:24'],
    ['a backslash in a script', 'export CLIENT_SECRET=ab\\cd\n', 'abcd', 'escape-taken clientSecret 1:22'],
    [
      'a $ in a JAAS string',
      'KSQL_SECURITY_PROTOCOL=SASL_SSL\nKSQL_SASL_MECHANISM=OAUTHBEARER\nKSQL_SASL_JAAS_CONFIG=x required clientSecret="p$w";\n',
      'p$w',
      'variable-taken clientSecret 3:49',
    ],
  ])('is reported: %s', (_, text, secret, oddity) => {
    const { settings, oddities } = read('x.env', text);
    expect(settings['clientSecret']).toBe(secret);
    expect(oddities).toEqual([oddity]);
  });

  it.each([
    ['single quotes', "CLIENT_SECRET='a$b#c d\\e'\n", 'a$b#c d\\e'],
    ['single quotes around a reference', "CLIENT_SECRET='${X}'\n", '${X}'],
    ['an escaped $', 'CLIENT_SECRET="a\\$b"\n', 'a$b'],
    ['a comment of several words', 'CLIENT_SECRET=abc # from the vault\n', 'abc'],
    ['a # in double quotes', 'CLIENT_SECRET="abc#def"\n', 'abc#def'],
    ['marks of quotation that belong to it', `CLIENT_SECRET='"abc"'\n`, '"abc"'],
    ['a $ that begins nothing', 'CLIENT_SECRET=abc$\n', 'abc$'],
  ])('is nothing with %s', (_, text, secret) => {
    const { settings, oddities, elsewhere } = read('x.env', text);
    expect(settings['clientSecret']).toBe(secret);
    expect(oddities).toEqual([]);
    expect(elsewhere).toEqual([]);
  });

  it('is reported only for the secret', () => {
    expect(read('x.env', 'CLIENT_ID=a#b\nSCOPE=$x$y\n').oddities).toEqual([]);
  });
});

describe('the syntax of env files', () => {
  it('is that of Compose and dotenv', () => {
    expect(
      valuesIn(
        "A = x y \r\nB=\"a\\\"b\"  # c\nC='it\\'s'\nD=\nE= # c\nF=it's\nG=\"two\nlines\"\nexport=1\nH='ends with \\'\n",
      ),
    ).toEqual({
      A: 'x y',
      B: 'a"b',
      C: "it's",
      D: '',
      E: '',
      F: "it's",
      G: 'two\nlines',
      export: '1',
      H: 'ends with \\',
    });
  });
  it('is that of a shell, where something is exported', () => {
    expect(
      valuesIn("export A=1 B=a\\ b\nC='it'\\''s'\nD=\"a\\\nb\\c\"\nset -e\necho E=1\ndeclare -x F=\"x\"\n"),
    ).toEqual({
      A: '1',
      B: 'a b',
      C: "it's",
      D: 'ab\\c',
      F: 'x',
    });
  });
  it.each([
    ['in an env file', 'A=1\nB="x\nC=1\n', '2:3'],
    ['that another one closes', 'A="x\nCLIENT_ID="y"\n', '1:3'],
    ['that another one closes in a script', 'export A="x\nexport B="y"\n', '1:10'],
    ['in a script', "export A=1\nexport B='x\n", '2:10'],
  ])('may have an unclosed quotation mark: %s', (_, text, at) => {
    expect(() => read('x.env', text)).toThrow(new UsageError([`x.env:${at}: quotation mark is not closed`]));
  });
  it('reads the byte-order mark as part of the first name', () => {
    const { settings, oddities } = read('x.env', '\ufeffCLIENT_ID=a\nCLIENT_SECRET=b\n');
    expect(settings).toEqual({ clientSecret: 'b' });
    expect(oddities).toEqual(['byte-order-mark CLIENT_ID 1:1']);
  });
  it('uses the last of two', () => {
    const { settings, oddities } = read('x.env', 'CLIENT_ID=a\nCLIENT_ID=b\nPATH=1\nPATH=2\n');
    expect(settings).toEqual({ clientId: 'b' });
    expect(oddities).toEqual(['given-twice CLIENT_ID 2:1']);
  });
  it('expands references only up to a limit', () => {
    const bomb = [
      'A0=0123456789',
      ...Array.from({ length: 60 }, (_, n) => `A${n + 1}=$A${n}$A${n}$A${n}`),
    ].join('\n');
    const lengths = Object.values(valuesIn(bomb)).map(({ length }) => length);
    expect(Math.max(...lengths)).toBeLessThan(1024 * 1024);
  });
});

describe('an env file that is written', () => {
  itIsWrittenAndReadBack(envFile);
  it('refers to the secret, and says so', () => {
    expect(
      envFile.write.write({
        values: { tokenEndpoint: 'https://id.acme.example/token', scope: "it's a scope" },
        extensions: { logicalCluster: 'lkc-a1b2', identityPoolId: 'pool-a1b2', zone: 'a' },
        params: {},
        secrets: { clientSecret: 'CLIENT_SECRET' },
      }),
    ).toBe(`# oauthbearer reads these variables: set -a; . ./this-file; set +a; oauthbearer doctor
# This file contains no secrets. First set CLIENT_SECRET.
OAUTHBEARER_TOKEN_ENDPOINT=https://id.acme.example/token
OAUTHBEARER_CLIENT_SECRET_ENV=CLIENT_SECRET
OAUTHBEARER_SCOPE="it's a scope"
OAUTHBEARER_POOL_ID=pool-a1b2
OAUTHBEARER_LOGICAL_CLUSTER=lkc-a1b2
OAUTHBEARER_EXTENSION=zone=a
`);
  });
});
