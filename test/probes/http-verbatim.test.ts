// @module-tag hostile/http
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Verbatim } from '../../src/probes/http-verbatim.ts';
import type { HttpRequest } from '../../src/probes/http.ts';
import { hostPolicy } from '../../src/probes/hosts.ts';
import { machine } from '../../src/probes/world.ts';
import { tlsSettings } from '../../src/probes/tls.ts';
import { CLOSED_PORT } from '../../src/lab/network/world.ts';
import { clientOf, httpServer, listening, targetOf, tcpServer, trusted } from './_servers.ts';

const BODY = 'grant_type=client_credentials&scope=é a';
const VERBATIM: Verbatim = {
  target: '/t?a=b',
  headers: [
    ['aCCept', 'application/json'],
    ['Host', 'elsewhere.example:7'],
    ['Content-type', 'application/x-www-form-urlencoded'],
    ['Content-Length', String(Buffer.byteLength(BODY))],
  ],
  body: BODY,
};
const ON_THE_WIRE = [
  'POST /t?a=b HTTP/1.1',
  'aCCept: application/json',
  'Host: elsewhere.example:7',
  'Content-type: application/x-www-form-urlencoded',
  `Content-Length: ${Buffer.byteLength(BODY)}`,
  '',
  BODY,
].join('\r\n');

const post = (url: string, verbatim = VERBATIM): HttpRequest => ({
  url,
  purpose: 'named',
  keeper: 'identity-provider',
  method: 'POST',
  verbatim,
});

/** What a server does after the request is complete. */
type Then = (socket: Socket) => void;
const saying =
  (bytes: string): Then =>
  (socket) =>
    socket.end(bytes);

const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{"a":1}';

interface Heard {
  text: string;
  ended: boolean;
}

function listenTo(socket: Socket, heard: Heard[], then: Then): void {
  const mine: Heard = { text: '', ended: false };
  heard.push(mine);
  socket.on('error', () => undefined);
  socket.on('close', () => (mine.ended = true));
  socket.on('data', (chunk: Buffer) => {
    const before = mine.text.includes(BODY);
    mine.text = Buffer.concat([Buffer.from(mine.text), chunk]).toString();
    if (!before && mine.text.includes(BODY)) then(socket);
  });
}

const plainServer = async (then: Then) => {
  const heard: Heard[] = [];
  const port = await tcpServer((socket) => listenTo(socket, heard, then));
  return { url: `http://127.0.0.1:${port}/t?a=b`, port, heard };
};

const tlsServer = async (then: Then) => {
  const heard: Heard[] = [];
  const offers: (readonly string[] | undefined)[] = [];
  const leaf = await (await trusted()).leaf({ names: ['localhost'] });
  const server = createTlsServer({
    ...leaf,
    ALPNCallback: ({ protocols }) => {
      offers.push(protocols);
      return protocols.at(-1);
    },
  }).on('secureConnection', (socket: TLSSocket) => {
    if (socket.alpnProtocol === false) offers.push(undefined);
    listenTo(socket, heard, then);
  });
  const { port } = await listening(server);
  return { url: `https://localhost:${port}/t?a=b`, port, heard, offers };
};

describe('a verbatim request', () => {
  it('is sent byte for byte, over TLS, and the answer is read like any other', async () => {
    const { url, port, heard } = await tlsServer(
      saying(
        'HTTP/1.1 401 No\r\nDate: Mon, 23 Nov 2026 10:00:00 GMT\r\nSet-Cookie: a=b\r\nX-Request-Id: r-1\r\nContent-Type: Application/JSON; charset=utf-8\r\nContent-Length: 7\r\n\r\n{"a":1}',
      ),
    );
    const client = await clientOf();
    expect(await client.send(post(url))).toMatchObject({
      status: 'observed',
      source: url,
      value: {
        answer: {
          url,
          status: 401,
          mediaType: 'application/json',
          bytes: 7,
          headers: { 'x-request-id': 'r-1' },
        },
        body: { form: 'json', json: { a: 1 } },
      },
    });
    expect(heard.map(({ text }) => text)).toEqual([ON_THE_WIRE]);
    expect(client.connections).toMatchObject([{ host: 'localhost', port, tls: { ok: true } }]);
    expect(client.clocks).toMatchObject([{ host: 'localhost', theirs: Date.parse('2026-11-23T10:00:00Z') }]);
  });

  it('keeps a Connection line that the client sends', async () => {
    const { url, heard } = await plainServer(saying(OK));
    const headers = [...VERBATIM.headers, ['Connection', 'keep-alive']] as const;
    await (await clientOf()).send(post(url, { ...VERBATIM, headers }));
    expect(heard[0]?.text).toContain('\r\nConnection: keep-alive\r\n\r\n');
  });

  it.each([
    [undefined, undefined],
    [['http/1.1'], ['http/1.1']],
  ])("offers its client's protocols in the handshake: %j", async (alpn, offered) => {
    const { url, offers } = await tlsServer(saying(OK));
    const client = await clientOf();
    const verbatim = alpn === undefined ? VERBATIM : { ...VERBATIM, alpn };
    expect(await client.send(post(url, verbatim))).toMatchObject({ status: 'observed' });
    expect(offers).toEqual([offered]);
  });

  it('leaves no connection behind', async () => {
    const { url, heard } = await plainServer((socket) => socket.write(OK));
    await (await clientOf()).send(post(url));
    await expect.poll(() => heard[0]?.ended).toBe(true);
  });

  it('uses a new connection each time', async () => {
    const { url, heard } = await plainServer(saying(OK));
    const client = await clientOf();
    await Promise.all([client.send(post(url)), client.send(post(url))]);
    expect(heard.map(({ text }) => text)).toEqual([ON_THE_WIRE, ON_THE_WIRE]);
  });

  it('is not sent to a host that the target does not name', async () => {
    const { url, heard } = await plainServer(saying(OK));
    const client = await clientOf({ policy: hostPolicy(targetOf(), machine) });
    expect(await client.send(post(url))).toMatchObject({
      status: 'failed',
      failure: { stage: 'refused-by-us', code: 'HOST_NOT_NAMED' },
    });
    expect(heard).toEqual([]);
  });

  it('is not sent when the certificate is not trusted', async () => {
    const { url, heard } = await tlsServer(saying(OK));
    const untrusting = await clientOf({ tlsFor: () => tlsSettings({}) });
    expect(await untrusting.send(post(url))).toMatchObject({ status: 'failed', failure: { stage: 'tls' } });
    expect(heard.map(({ text }) => text).join('')).toBe('');
  });

  it('reports the stage at which its connection failed', async () => {
    const client = await clientOf();
    expect(await client.send(post(`http://127.0.0.1:${CLOSED_PORT}/t`))).toMatchObject({
      status: 'failed',
      failure: { stage: 'tcp', code: 'ECONNREFUSED' },
    });
    expect(client.connections).toMatchObject([{ tcp: { ok: false } }]);
  });
});

describe('whatever a server answers', () => {
  it('a redirect is not followed', async () => {
    const elsewhere = await httpServer(() => ({}));
    const { url } = await plainServer(
      saying(`HTTP/1.1 307 T\r\nLocation: ${elsewhere.url}\r\nContent-Length: 0\r\n\r\n`),
    );
    expect(await (await clientOf()).send(post(url))).toMatchObject({
      status: 'observed',
      value: { answer: { status: 307, headers: { location: elsewhere.url } } },
    });
    expect(elsewhere.connections()).toBe(0);
  });

  it.each([
    ['a body that breaks off', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"access_tok', '{"access_tok'],
    ['chunks that break off', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"acc', '{"acc'],
    ['a body without a length', 'HTTP/1.0 200 OK\r\n\r\nhello', 'hello'],
    ['an interim answer first', `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhello`, 'hello'],
  ])('%s is kept as far as it arrived', async (_what, bytes, excerpt) => {
    const { url } = await plainServer(saying(bytes));
    expect(await (await clientOf()).send(post(url))).toMatchObject({
      status: 'observed',
      value: { answer: { status: 200, bytes: excerpt.length }, body: { form: 'text', excerpt } },
    });
  });

  it.each([
    ['not HTTP', 'hello world\r\n\r\n', 'NOT_HTTP'],
    ['nothing but a close', '', 'ECONNRESET'],
    ['half a head', 'HTTP/1.1 200 OK\r\nContent-', 'ECONNRESET'],
    ['a head without end', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(10_000)}`, 'HEADERS_TOO_LARGE'],
    ['another protocol', 'HTTP/1.1 101 S\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n', 'NOT_HTTP'],
    ['more than 1 MiB', `HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(2_097_152)}`, 'BODY_TOO_LARGE'],
  ])('%s is a failure', async (_what, bytes, code) => {
    const { url, heard } = await plainServer(saying(bytes));
    expect(await (await clientOf()).send(post(url))).toMatchObject({
      status: 'failed',
      failure: { stage: 'http', code },
    });
    await expect.poll(() => heard[0]?.ended).toBe(true);
  });

  it('a reset connection is a failure', async () => {
    const { url } = await plainServer((socket) => void socket.resetAndDestroy());
    expect(await (await clientOf()).send(post(url))).toMatchObject({
      status: 'failed',
      failure: { stage: 'http', code: 'ECONNRESET' },
    });
  });

  it.each<[string, Then]>([
    ['says nothing', () => undefined],
    ['goes on with interim answers', (socket) => void socket.write('HTTP/1.1 100 Continue\r\n\r\n')],
    ['begins a head', (socket) => void socket.write('HTTP/1.1 200 OK\r\n')],
    ['begins a body', (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{')],
  ])('one that %s is abandoned within the time limit', async (_what, then) => {
    const { url, heard } = await plainServer(then);
    const client = await clientOf({ exchangeTimeoutMs: 200 });
    expect(await client.send(post(url))).toMatchObject({
      status: 'failed',
      failure: { stage: 'http', code: 'ETIMEDOUT', message: 'no answer within 200 ms' },
    });
    await expect.poll(() => heard[0]?.ended).toBe(true);
  });

  it('one that never ends its handshake is abandoned, and closed when it opens', async () => {
    const closed: boolean[] = [];
    const port = await tcpServer((socket) => socket.on('close', () => closed.push(true)).resume());
    const client = await clientOf({ exchangeTimeoutMs: 200, connectTimeoutMs: 400 });
    expect(await client.send(post(`https://127.0.0.1:${port}/t`))).toMatchObject({
      status: 'failed',
      failure: { code: 'ETIMEDOUT' },
    });
    await expect.poll(() => closed).toEqual([true]);
  });

  it('an interrupted run blames no server', async () => {
    const interrupted = new AbortController();
    const { url } = await plainServer(() => interrupted.abort());
    const client = await clientOf({ signal: interrupted.signal });
    expect(await client.send(post(url))).toMatchObject({
      status: 'failed',
      failure: { stage: 'deadline', code: 'ABORTED' },
    });
  });
});
