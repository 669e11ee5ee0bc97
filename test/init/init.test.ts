import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oauthbearer } from '../cli/_terminal.ts';
import { atTerminal, hasTerminal, KEY } from '../cli/_pty.ts';

const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-init-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string): string => join(folder, name);

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  );

const CLIENT_ID = 'orders-service';
const BOOTSTRAP = 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';

const FILE = [
  `bootstrap.servers=${BOOTSTRAP}`,
  'security.protocol=SASL_SSL',
  'sasl.mechanism=OAUTHBEARER',
  'sasl.oauthbearer.token.endpoint.url=https://idp.acme.example/token',
  'sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="orders-service" clientSecret="q3ZpyT8sXv5Lm" extension_logicalCluster="lkc-a1b2" extension_identityPoolId="pool-a1b2";',
].join('\n');

describe.runIf(hasTerminal)('init at a terminal', () => {
  const server = createServer((request, response) => handler(request, response));
  let handler: Parameters<typeof createServer>[1] & {};
  let issuer = '';
  beforeAll(async () => {
    issuer = `http://127.0.0.1:${await listening(server)}`;
    const provider = new Provider(issuer, {
      clients: [],
      features: { clientCredentials: { enabled: true } },
    });
    handler = provider.callback();
  });
  afterAll(() => void server.close());

  it('makes a configuration out of a discovery URL, answered with arrow keys and defaults', async () => {
    const file = inFolder('client.yaml');
    const { shows, press, ended, drawn } = atTerminal(['init', '--output', file], {
      CLIENT_SECRET: ' q3ZpyT8sXv5Lm\n',
    });
    await shows('Which client is it?');
    press(KEY.down, KEY.down, KEY.enter);
    await shows('Discovery URL or issuer');
    press(issuer, KEY.enter);
    await shows(`token endpoint: ${issuer}/token`);
    await shows('Token endpoint (the');
    press(KEY.enter);
    await shows('Client id at');
    press(KEY.enter);
    await shows('The diagnosis needs this.');
    press(CLIENT_ID, KEY.enter);
    await shows('How does the client authenticate');
    press(KEY.down, KEY.enter);
    await shows('Where is the client secret?');
    press(KEY.enter);
    await shows('Name of that environment variable');
    press('q3Zp/yT8sXv5Lm', KEY.enter);
    await shows('not the secret itself.');
    press(KEY.eraseLine, KEY.enter);
    await shows('The client secret');
    await shows('Scope to ask for');
    press('kafka', KEY.enter);
    await shows('Audience to ask for');
    press(KEY.enter);
    await shows('Bootstrap server');
    press(BOOTSTRAP, KEY.enter);
    await shows('Logical cluster');
    press('pkc-7k2zq', KEY.enter);
    await shows('(Press Enter again to keep it.)');
    press(KEY.eraseLine, 'lkc-a1b2', KEY.enter);
    await shows('Identity pool');
    press('pool-a1b2', KEY.enter);
    await shows('A topic');
    press('orders:read', KEY.enter);
    await shows('How can the doctor learn');
    press(KEY.down, KEY.down, KEY.enter);
    await shows('It contains no secrets.');
    await shows(`oauthbearer doctor --config ${file}`);
    expect(await ended).toBe(0);
    const written = readFileSync(file, 'utf8');
    expect(written).toContain('clientSecretEnv: CLIENT_SECRET');
    expect(written).not.toContain('q3Zp');
    expect(
      drawn()
        .replaceAll('q3Zp/yT8sXv5Lm', '')
        .replace(/q3Z[^█]*█/g, ''),
    ).not.toContain('q3ZpyT8sXv5Lm');
    expect(statSync(file).mode & 0o077).toBe(0);

    const { code, stdout } = await oauthbearer(
      ['doctor', '--config', file, '--offline', '--format', 'json'],
      {
        env: { CLIENT_SECRET: 'q3ZpyT8sXv5Lm' },
      },
    );
    expect([0, 1, 3]).toContain(code);
    expect(JSON.parse(stdout).target).toMatchObject({ name: expect.any(String) });
  });

  it('asks for the URL again when there is no document, and accepts one with a trailing slash too many', async () => {
    const { shows, press, ended } = atTerminal(['init']);
    await shows('Which client is it?');
    press(KEY.enter);
    await shows('Discovery URL');
    press(`${issuer}/nothing/here`, KEY.enter);
    await shows(`status 404 at ${issuer}/nothing/here/.well-known/openid-configuration`);
    await shows('Discovery URL');
    press(KEY.eraseLine, `${issuer}/.well-known/openid-configuration/`, KEY.enter);
    await shows(`token endpoint: ${issuer}/token`);
    press(KEY.interrupt);
    expect(await ended).toBe(130);
  });

  it('does not accept a secret as the name of a variable or a file', async () => {
    const [config, file] = ['pasted.properties', 'pasted.yaml'].map(inFolder);
    writeFileSync(config!, FILE);
    const { shows, press, ended } = atTerminal(['init', '--client-config', config!, '-o', file!]);
    for (const question of ['Which client', 'Discovery URL', 'Token endpoint', 'Client id']) {
      await shows(question);
      press(KEY.enter);
    }
    await shows('Where is the client');
    press(KEY.down, KEY.enter);
    await shows('Name of that file');
    press('q3ZpyT8sXv5Lm', KEY.enter);
    await shows('This file does not exist');
    press(KEY.eraseLine, './secret.txt', KEY.enter);
    await shows('./secret.txt does not exist yet');
    for (const question of [
      'Scope',
      'Bootstrap',
      'Logical',
      'Identity pool',
      'A topic',
      'How can the doctor',
    ]) {
      await shows(question);
      press(KEY.enter);
    }
    await shows('Environment variable with the Cloud API key');
    press('A7KQ2ZPXW4MT9RBC', KEY.enter);
    await shows('This looks like the secret itself');
    press(KEY.eraseLine, KEY.enter);
    await shows('Environment variable with its secret');
    press('cfltQ3zpyT8sXv5LmWq8', KEY.enter);
    await shows('This looks like the secret itself');
    press(KEY.eraseLine, KEY.enter);
    await shows("Id of Confluent's");
    press(KEY.enter);
    expect(await ended).toBe(0);
    expect(readFileSync(file!, 'utf8')).not.toMatch(/q3Zpy|A7KQ|cflt/);
  });

  it("starts from a client's file, and never overwrites without asking", async () => {
    const [config, file, other] = ['client.properties', 'there.yaml', 'other.yaml'].map(inFolder);
    writeFileSync(config!, FILE);
    writeFileSync(file!, 'mine\n');
    const { shows, press, ended } = atTerminal(['init', '--client-config', config!, '-o', file!]);
    await shows('Java client properties');
    for (const question of [
      'Which client is it?',
      'Discovery URL',
      'Token endpoint',
      'Client id',
      'Where is the client',
      'Name of that',
      'Scope',
      'Bootstrap',
      'Logical',
      'Identity pool',
      'A topic',
    ]) {
      await shows(question);
      press(KEY.enter);
    }
    await shows('How can the doctor learn');
    press(KEY.up, KEY.enter);
    await shows('Overwrite it?');
    press(KEY.enter);
    await shows('Which file should it go to?');
    press(other!, KEY.enter);
    expect(await ended).toBe(0);
    expect(readFileSync(file!, 'utf8')).toBe('mine\n');
    expect(readFileSync(other!, 'utf8')).toMatchInlineSnapshot(`
      "# The environment variable CLIENT_SECRET holds a secret; export it first.
      client: java
      tokenEndpoint: https://idp.acme.example/token
      clientId: orders-service
      clientSecretEnv: CLIENT_SECRET
      poolId: pool-a1b2
      bootstrapServers: [pkc-7k2zq.us-east-1.aws.confluent.cloud:9092]
      logicalCluster: lkc-a1b2
      securityProtocol: SASL_SSL
      saslMechanism: OAUTHBEARER
      "
    `);
  });

  it('asks nothing when it cannot use the configured trust', async () => {
    const { ended, drawn } = atTerminal(['init', '--ca-file', inFolder('no-such.pem')]);
    expect(await ended).toBe(2);
    expect(drawn()).toContain('--ca-file: file not found');
    expect(drawn()).not.toContain('Which client');
  });

  it('ends with 130 and without a stack trace on Ctrl-C, at a question and while it waits', async () => {
    const file = inFolder('never.yaml');
    const first = atTerminal(['init', '-o', file]);
    await first.shows('Which client is it?');
    first.press(KEY.interrupt);
    expect(await first.ended).toBe(130);

    const silent = createServer(() => undefined);
    const port = await listening(silent);
    const second = atTerminal(['init', '-o', file]);
    silent.on('request', () => second.press(KEY.interrupt));
    await second.shows('Which client is it?');
    second.press(KEY.enter);
    await second.shows('Discovery URL');
    second.press(`http://127.0.0.1:${port}/.well-known/openid-configuration`, KEY.enter);
    expect(await second.ended).toBe(130);
    silent.closeAllConnections();
    silent.close();
    for (const { drawn } of [first, second]) {
      expect(drawn()).not.toMatch(/\bat .*:\d+:\d+|defect/);
      // The cursor is shown again.
      expect(drawn().lastIndexOf('\u001b[?25h')).toBeGreaterThan(drawn().lastIndexOf('\u001b[?25l'));
    }
    expect(existsSync(file)).toBe(false);
  });

  it('continues without a discovery document that is hostile or missing', async () => {
    const evil = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          issuer: 'https://idp.acme.example/\u001b]0;owned\u0007',
          token_endpoint: 'https://user:hunter2@idp.acme.example/token',
          token_endpoint_auth_methods_supported: ['\u001b[2Jprivate', 'client_secret_basic', 7],
          grant_types_supported: ['authorization_code'],
        }),
      );
    });
    const port = await listening(evil);
    const { shows, press, ended, drawn } = atTerminal(['init']);
    await shows('Which client is it?');
    press(KEY.enter);
    await shows('Discovery URL');
    press(`http://127.0.0.1:${port}`, KEY.enter);
    await shows('client authentication: client_secret_basic');
    await shows('does not list client_credentials');
    await shows('Token endpoint (the');
    press(KEY.enter);
    await shows('The diagnosis needs this.');
    press(KEY.interrupt);
    expect(await ended).toBe(130);
    expect(drawn()).not.toMatch(/owned|hunter2|\u001b\[2Jprivate/);
    evil.close();

    const none = atTerminal(['init']);
    await none.shows('Which client is it?');
    none.press(KEY.enter);
    await none.shows('Discovery URL');
    none.press(`http://127.0.0.1:${port}`, KEY.enter);
    await none.shows('or press Enter to go on without it.');
    await none.shows('Discovery URL');
    none.press(KEY.enter);
    await none.shows('Token endpoint (the');
    none.press(KEY.interrupt);
    expect(await none.ended).toBe(130);
  });
});

describe('init without a terminal', () => {
  it('says what to do instead, and asks nothing', async () => {
    const { code, stdout, stderr } = await oauthbearer(['init']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^oauthbearer: init: needs a terminal for its questions.*--token-endpoint URL.*\n$/,
    );
  });
});
