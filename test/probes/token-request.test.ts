import { describe, expect, it, onTestFinished } from 'vitest';
import type { ExperimentRequest } from '../../src/evidence/experiment.ts';
import { observer } from '../../src/probes/observe.ts';
import { fetchToken } from '../../src/probes/token.ts';
import { machine } from '../../src/probes/world.ts';
import { Secret, type Target } from '../../src/settings/target.ts';
import { clientOf, httpServer, targetOf, tcpServer } from './_servers.ts';

/** A raw token endpoint, and the bytes of each connection. */
async function endpoint(answer: (request: string) => string = () => TOKEN) {
  const received: string[] = [];
  const port = await tcpServer((socket) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const [head = '', body] = text.split('\r\n\r\n');
      const length = Number(/^content-length: (\d+)/im.exec(head)?.[1]);
      if (body === undefined || body.length < length) return;
      received.push(text);
      socket.end(answer(text));
    });
  });
  return { url: `http://127.0.0.1:${port}/t`, port, received };
}

const json = (body: object, status = '200 OK'): string =>
  `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}`;
const TOKEN = json({ access_token: 'a.b.c', token_type: 'Bearer' });

const ask = async (target: Partial<Target>, url: string) =>
  fetchToken(targetOf({ tokenEndpoint: url, clientAuth: 'client_secret_basic', ...target }), {
    http: await clientOf(),
    world: machine,
  });

/** Parameters that no client with its own token fetcher can send. */
const BEYOND = { audience: 'https://kafka', resource: 'urn:r', params: { tenant: 'acme' } } as const;

describe('as the Java client', () => {
  it('the request is its own, and the evidence says what was sent', async () => {
    const { url, port, received } = await endpoint();
    const { answer, token } = await ask({ client: 'java', scope: 'kafka', ...BEYOND }, url);
    const login = Buffer.from('client-1:s3cr3t-Value-of-the-client').toString('base64');
    expect(received).toEqual([
      [
        'POST /t HTTP/1.1',
        'Accept: application/json',
        `Authorization: Basic ${login}`,
        'Cache-Control: no-cache',
        'Content-Type: application/x-www-form-urlencoded',
        'Pragma: no-cache',
        'User-Agent: Java/17.0.15',
        `Host: 127.0.0.1:${port}`,
        'Connection: keep-alive',
        'Content-Length: 41',
        '',
        'grant_type=client_credentials&scope=kafka',
      ].join('\r\n'),
    ]);
    expect(token?.text).toBe('a.b.c');
    expect(answer).toMatchObject({
      status: 'observed',
      value: { status: 200, clientAuth: 'client_secret_basic', sent: ['grant_type', 'scope'], as: 'java' },
    });
  });

  it('version and settings decide', async () => {
    const { url, received } = await endpoint();
    await ask({ client: 'java', clientVersion: '3.9.1', headerUrlencode: true, scope: 'a b' }, url);
    expect(received[0]).toMatch(/&scope=a\+b$/);
    expect(received[0]).toContain('\r\nContent-type: ');
  });

  it('nothing is sent for an empty secret, with a reason', async () => {
    const { url, received } = await endpoint();
    const { answer } = await ask({ client: 'java', clientSecret: new Secret(' \n') }, url);
    expect(answer).toMatchObject({
      status: 'missing',
      because: 'the Java client asks for no token: its client secret is empty or only spaces',
      input: '--client-secret-env',
    });
    expect(received).toEqual([]);
  });
});

describe('as librdkafka', () => {
  it('the parameters that a scope adds are among those sent', async () => {
    const { url, received } = await endpoint();
    const { answer } = await ask({ client: 'librdkafka', scope: 'kafka&audience=api', ...BEYOND }, url);
    expect(received[0]).toMatch(/\r\n\r\ngrant_type=client_credentials&scope=kafka&audience=api$/);
    expect(answer).toMatchObject({
      value: { sent: ['grant_type', 'scope', 'audience'], as: 'librdkafka' },
    });
  });

  it('a secret keeps the spaces at its end', async () => {
    const { url, received } = await endpoint();
    await ask({ client: 'librdkafka', clientSecret: new Secret('s\n') }, url);
    expect(received[0]).toContain(`Basic ${Buffer.from('client-1:s\n').toString('base64')}\r\n`);
  });
});

describe('with everything that was configured', () => {
  it.each<[string, Partial<Target>]>([
    ['no client in particular', {}],
    ['kafkajs, whose application fetches the token', { client: 'kafkajs' }],
    [
      'a Java client with a class of its own',
      {
        client: 'java',
        configuration: {
          file: 'client.properties',
          format: 'Java client properties',
          formatId: 'java-properties',
          syntax: 'properties',
          properties: [
            {
              name: 'sasl.login.callback.handler.class',
              value: 'com.acme.Handler',
              at: { line: 1, column: 1 },
            },
          ],
          oddities: [],
          places: {},
        },
      },
    ],
    ['a client that signs an assertion', { client: 'java', clientAuth: 'none' }],
  ])('for %s', async (_who, target) => {
    const served = await httpServer(() => ({ body: { access_token: 'a.b.c' } }));
    const { answer } = await ask({ ...BEYOND, ...target }, `${served.url}/t`);
    expect(answer).toMatchObject({
      status: 'observed',
      value: { sent: expect.arrayContaining(['audience']) },
    });
    expect(answer).not.toHaveProperty('value.as');
    expect(served.requests[0]?.headers['user-agent']).toBe('oauthbearer');
  });
});

describe('an experiment starts with the same request', () => {
  const seeing = async (target: Partial<Target>, answer?: (request: string) => string) => {
    const { url, received } = await endpoint(answer);
    const eye = observer(
      targetOf({ tokenEndpoint: url, clientAuth: 'client_secret_basic', scope: 'kafka', ...target }),
    );
    onTestFinished(() => eye.close());
    return { eye, received };
  };
  const changing = (
    key: string,
    change: Extract<ExperimentRequest, { readonly kind: 'token' }>['change'],
  ): ExperimentRequest => ({ kind: 'token', key, did: 'asked once more', change });

  it('of librdkafka, with the secret trimmed or in the body', async () => {
    const { eye, received } = await seeing({ client: 'librdkafka', clientSecret: new Secret('s&3cret\n') });
    const before = await eye.observe();
    await eye.experiment(before, [changing('a', { secret: 'trimmed' })]);
    await eye.experiment(before, [changing('b', { clientAuth: 'client_secret_post' })]);
    const [own = '', trimmed, inBody] = received;
    const basic = (secret: string): string => Buffer.from(`client-1:${secret}`).toString('base64');
    expect(own).toContain(basic('s&3cret\n'));
    expect(trimmed).toBe(own.replace(basic('s&3cret\n'), basic('s&3cret')));
    expect(inBody).toBe(
      own
        .replace(/Authorization: .*\r\n/, '')
        .replace('Content-Length: 41', 'Content-Length: 87')
        .concat('&client_id=client-1&client_secret=s%263cret%0A'),
    );
  });

  it('of the Java client, with another scope', async () => {
    const { eye, received } = await seeing({ client: 'java' });
    const before = await eye.observe();
    await eye.experiment(before, [changing('a', { scope: 'other' })]);
    expect(received[1]).toBe(received[0]?.replace('scope=kafka', 'scope=other'));
  });

  it.each<[string, Partial<Target>]>([
    ['3.1.0', { client: 'java', clientVersion: '3.1.0' }],
    ['4.1.0', { client: 'java', clientVersion: '4.1.0', headerUrlencode: true }],
    ['librdkafka', { client: 'librdkafka' }],
  ])('no echo of what was sent is kept: %s', async (_version, target) => {
    const secret = ' ?>?>?>~~~ &s3cret-Value\n';
    const { eye } = await seeing({ ...target, clientSecret: new Secret(secret) }, (request) =>
      json({ error: 'invalid_client', error_description: request.slice(-400), message: request }, '401 No'),
    );
    const before = await eye.observe();
    const after = await eye.experiment(before, [changing('a', { clientAuth: 'client_secret_post' })]);
    expect(after.experiments['a']).toMatchObject({ status: 'observed', value: { succeeded: false } });
    const kept = JSON.stringify(after);
    expect(kept).toContain('[redacted]');
    for (const trimmed of [secret, secret.trim(), secret.trimStart()]) {
      for (const login of [trimmed, `client-1:${trimmed}`, `client-1:${encodeURIComponent(trimmed)}`]) {
        for (const base64 of ['base64', 'base64url'] as const) {
          expect(kept).not.toContain(Buffer.from(login).toString(base64).slice(0, -4));
        }
      }
      expect(kept).not.toContain(new URLSearchParams({ s: trimmed }).toString().slice(2));
    }
    expect(kept).not.toContain('s3cret-Value');
  });
});
