import { describe, expect, it } from 'vitest';
import { asDocument, type HttpRequest } from '../../src/probes/http.ts';
import { hostPolicy } from '../../src/probes/hosts.ts';
import { machine } from '../../src/probes/world.ts';
import { CLOSED_PORT } from '../../src/lab/network/world.ts';
import { clientOf, httpServer, httpsServer, targetOf, tcpServer } from './_servers.ts';

const get = (url: string): HttpRequest => ({ url, purpose: 'named', keeper: 'identity-provider' });

/** A server that sends these bytes to every client. */
const saying = (bytes: string, close = true) =>
  tcpServer((socket) => socket.once('data', () => (close ? socket.end(bytes) : socket.write(bytes))));

describe('an answer', () => {
  it('keeps status, useful headers and size, but no cookies', async () => {
    const served = await httpsServer(() => ({
      status: 401,
      headers: {
        'content-type': 'Application/JSON; charset=utf-8',
        'set-cookie': 'session=1',
        'x-request-id': 'r-1',
        'x-ratelimit-reset': '7',
        'www-authenticate': 'Basic',
        'x-powered-by': 'PHP',
      },
      body: '{"a":1}',
    }));
    const client = await clientOf();
    const seen = asDocument(await client.send(get(`${served.url}/a?b=c`)));
    expect(seen).toMatchObject({
      status: 'observed',
      source: `${served.url}/a?b=c`,
      value: { status: 401, mediaType: 'application/json', bytes: 7, form: 'json', json: { a: 1 } },
    });
    const headers = seen.status === 'observed' ? seen.value.headers : {};
    expect(Object.keys(headers).sort()).toEqual([
      'content-type',
      'date',
      'www-authenticate',
      'x-ratelimit-reset',
      'x-request-id',
    ]);
    expect(served.requests).toMatchObject([{ method: 'GET', url: '/a?b=c' }]);
  });

  it.each([
    ['<!DOCTYPE html><html>login</html>', 'html'],
    ['-----BEGIN PUBLIC KEY-----\nMIIB', 'pem'],
    ['', 'empty'],
    [' \n', 'empty'],
    ['{"keys": [', 'text'],
    ['\uFEFF{"a":1}', 'json'],
    ['['.repeat(100_000) + ']'.repeat(100_000), 'text'],
  ])('is judged by its content: %.30s', async (body, form) => {
    const served = await httpServer(() => ({ body, headers: { 'content-type': 'application/json' } }));
    const seen = asDocument(await (await clientOf()).send(get(served.url)));
    expect(seen).toMatchObject({ status: 'observed', value: { form, bytes: Buffer.byteLength(body) } });
  });

  it('is not followed elsewhere', async () => {
    const elsewhere = await httpServer(() => ({}));
    const served = await httpServer(() => ({ status: 302, headers: { location: elsewhere.url } }));
    const seen = await (await clientOf()).send(get(served.url));
    expect(seen).toMatchObject({
      status: 'observed',
      value: { answer: { status: 302, headers: { location: elsewhere.url } } },
    });
    expect(elsewhere.connections()).toBe(0);
  });

  it('is not read beyond 1 MiB', async () => {
    const served = await httpServer(() => ({ body: Buffer.alloc(2_097_152, 'x') }));
    expect(await (await clientOf()).send(get(served.url))).toMatchObject({
      status: 'failed',
      failure: { stage: 'http', code: 'BODY_TOO_LARGE' },
    });
  });

  it('that is truncated is kept as far as it arrived', async () => {
    const port = await saying('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"access_tok');
    const seen = asDocument(await (await clientOf()).send(get(`http://127.0.0.1:${port}/`)));
    expect(seen).toMatchObject({
      status: 'observed',
      value: { bytes: 12, form: 'text', excerpt: '{"access_tok', headers: { 'content-length': '100' } },
    });
  });
});

describe('a missing answer', () => {
  it('is the failure of the stage at which the connection failed', async () => {
    const port = CLOSED_PORT;
    const client = await clientOf();
    expect(await client.send(get(`http://127.0.0.1:${port}/`))).toMatchObject({
      status: 'failed',
      failure: { stage: 'tcp', code: 'ECONNREFUSED' },
    });
    expect(client.connections).toMatchObject([{ host: '127.0.0.1', port, tcp: { ok: false } }]);
  });

  it.each([
    ['not HTTP', 'hello world\r\n\r\n', 'NOT_HTTP'],
    ['nothing but a close', '', 'ECONNRESET'],
    ['a head without end', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(10_000)}`, 'HEADERS_TOO_LARGE'],
  ])('results from %s', async (_what, bytes, code) => {
    const port = await saying(bytes);
    expect(await (await clientOf()).send(get(`http://127.0.0.1:${port}/`))).toMatchObject({
      status: 'failed',
      failure: { stage: 'http', code },
    });
  });

  it.each([
    ['a silent server', ''],
    ['a body that never ends', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{'],
  ])('within the time limit results from %s', async (_what, bytes) => {
    const port = await saying(bytes, false);
    const client = await clientOf({ exchangeTimeoutMs: 200 });
    expect(await client.send(get(`http://127.0.0.1:${port}/`))).toMatchObject({
      status: 'failed',
      failure: { stage: 'http', code: 'ETIMEDOUT', message: 'no answer within 200 ms' },
    });
  });

  describe.each([
    ['as the doctor asks', undefined],
    ['as a Java client asks', { target: '/', headers: [['host', 'idp']] as const, body: '' }],
  ])('%s', (_, verbatim) => {
    it.each(['000 X', '001 X', '050 X', '099', '100 Continue', '101 Switching', '20 OK', '1000 X', '-1', ''])(
      'results from a status line of %j',
      async (line) => {
        const port = await saying(`HTTP/1.1 ${line}\r\nContent-Length: 2\r\n\r\n{}`, false);
        const client = await clientOf();
        const seen = await client.send({
          ...get(`http://127.0.0.1:${port}/`),
          ...(verbatim !== undefined && { verbatim }),
        });
        expect(seen).toMatchObject({ status: 'failed', failure: { stage: 'http', code: 'NOT_HTTP' } });
      },
    );
  });

  it('in an interrupted run blames no server', async () => {
    const interrupted = new AbortController();
    const port = await tcpServer((socket) => socket.once('data', () => interrupted.abort()));
    const client = await clientOf({ signal: interrupted.signal });
    expect(await client.send(get(`http://127.0.0.1:${port}/`))).toMatchObject({
      status: 'failed',
      failure: { stage: 'deadline', code: 'ABORTED' },
    });
  });

  it('results from a host that the target does not name', async () => {
    const served = await httpServer(() => ({}));
    const client = await clientOf({ policy: hostPolicy(targetOf(), machine) });
    expect(await client.send(get(served.url))).toMatchObject({
      status: 'failed',
      failure: { stage: 'refused-by-us', code: 'HOST_NOT_NAMED' },
    });
    expect(served.connections()).toBe(0);
  });
});

describe('connections', () => {
  it('serve one request after another', async () => {
    const served = await httpsServer(() => ({ body: '{}' }));
    const client = await clientOf();
    for (const path of ['/1', '/2', '/3']) await client.send(get(served.url + path));
    expect(served.requests).toHaveLength(3);
    expect(client.connections).toHaveLength(1);
    expect(client.connections[0]).toMatchObject({ host: 'localhost', port: served.port, tls: { ok: true } });
  });

  it('do not make requests wait for each other', async () => {
    let release: (() => void) | undefined;
    const bothHere = new Promise<void>((resolve) => (release = resolve));
    let arrived = 0;
    const port = await tcpServer((socket) => {
      socket.once('data', () => {
        if (++arrived === 2) release?.();
        void bothHere.then(() => socket.end('HTTP/1.1 204 No Content\r\n\r\n'));
      });
    });
    const client = await clientOf();
    const both = await Promise.all(
      ['/1', '/2'].map((path) => client.send(get(`http://127.0.0.1:${port}${path}`))),
    );
    expect(both.map(({ status }) => status)).toEqual(['observed', 'observed']);
  });
});

describe('clocks', () => {
  const at = (headers: Record<string, string>) => httpServer(() => ({ headers }));
  const DATE = 'Mon, 05 Jan 2026 12:00:00 GMT';

  it('are read from Date headers, with our own time', async () => {
    const served = await at({ date: DATE });
    const client = await clientOf({ world: { ...machine, now: () => 1000 } });
    await client.send(get(served.url));
    expect(client.clocks).toEqual([
      { host: '127.0.0.1', keeper: 'identity-provider', theirs: Date.UTC(2026, 0, 5, 12), ours: 1000 },
    ]);
  });

  it.each([[{ date: DATE, age: '3600' }], [{ date: 'yesterday' }]])(
    'are not read from %o',
    async (headers) => {
      const served = await at(headers);
      const client = await clientOf();
      await client.send(get(served.url));
      expect(client.clocks).toEqual([]);
    },
  );
});
