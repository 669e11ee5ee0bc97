import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { writeFileSync } from 'node:fs';
import { connect, createServer as createTcp, type AddressInfo, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { machine } from '../../src/probes/world.ts';
import { Secret } from '../../src/settings/target.ts';
import type { WatchEvent } from '../../src/watch/event.ts';
import { History } from '../../src/watch/history/history.ts';
import { serve } from '../../src/watch/serve.ts';
import { postTo, type Delivery, type Webhook } from '../../src/watch/webhook.ts';
import { allHold } from '../hostile/tried.ts';
import { historyFile } from './_lab.ts';

const EVENT: WatchEvent = {
  ...{
    schemaVersion: 1,
    at: '2026-11-29T10:00:00.000Z',
    target: 'orders',
    kind: 'failing',
    title: 'x',
    key: 'k',
  },
};

async function listening(server: Server): Promise<number> {
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

async function sent(port: number, way: Webhook['way'] = {}): Promise<Delivery> {
  const webhook = { url: `http://127.0.0.1:${port}/hook/s3cret`, kinds: [], way };
  const post = postTo(webhook, { world: machine, signal: new AbortController().signal });
  try {
    return await post.send(EVENT);
  } finally {
    await post.close();
  }
}

describe('a webhook', () => {
  it('is reached through the proxy of the environment, but for its exceptions', async () => {
    const hook = await listening(createServer((_, response) => response.end()));
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, client) => {
      asked.push(request.url ?? '');
      const server = connect(hook, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        server.pipe(client).pipe(server);
      });
      server.on('error', () => client.destroy());
      client.on('error', () => server.destroy());
    });
    const url = new Secret(`http://127.0.0.1:${await listening(proxy)}`);
    const httpProxy = { url, rule: 'http_proxy' };
    expect(await sent(hook, { environment: { httpProxy } })).toEqual({ ok: true });
    expect(asked).toEqual([`127.0.0.1:${hook}`]);
    const noProxy = { hosts: ['127.0.0.1'], rule: 'NO_PROXY' };
    expect(await sent(hook, { environment: { httpProxy, noProxy } })).toEqual({ ok: true });
    expect(asked).toHaveLength(1);
  });

  it(
    'that answers badly ends the request, and no word of it or of the URL is told',
    { tags: ['hostile/watch'] },
    async () => {
      const endless = (response: ServerResponse): void => {
        const more = (): void => {
          while (response.write('s3cret'.repeat(10_000)));
          response.once('drain', more);
        };
        more();
      };
      const answers: Readonly<Record<string, RequestListener>> = {
        'a body without end': (_, response) => endless(response),
        'a redirect to the metadata service': (_, response) =>
          response.writeHead(302, { location: 'http://169.254.169.254/s3cret' }).end(),
        'a redirect to this machine': (_, response) =>
          response.writeHead(307, { location: 'http://127.0.0.1:22/s3cret' }).end(),
        'huge headers': (_, response) => response.writeHead(500, { x: 's3cret'.repeat(5_000) }).end(),
        'a connection that ends': (request) => request.socket.destroy(),
        'a hostile Retry-After': (_, response) =>
          response.writeHead(429, { 'retry-after': '9'.repeat(400) }).end('s3cret'),
        'a page that repeats the URL': (request, response) => response.writeHead(404).end(request.url),
      };
      await allHold(answers, async (listener) => {
        const delivery = await sent(await listening(createServer(listener)));
        expect(delivery.ok).toBe(false);
        expect(JSON.stringify(delivery)).not.toContain('s3cret');
      });
      const noise = createTcp((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
      expect(await sent(await listening(noise))).toMatchObject({ ok: false, isFinal: false });
    },
  );
});

it(
  'the listener of a watch answers or closes whatever it is asked, and still serves',
  { tags: ['hostile/watch'] },
  async () => {
    const server = await serve('127.0.0.1:0', { rounds: () => [], version: '0.0.0', now: () => 0 });
    onTestFinished(() => server.close());
    const port = Number(new URL(server.url).port);
    const said = async (request: string): Promise<string> => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.end(request);
      return text(socket).catch(() => '');
    };
    const here = 'Host: localhost\r\nConnection: close\r\n\r\n';
    const requests: Readonly<Record<string, readonly [request: string, answer: RegExp]>> = {
      'a path that is no URL': [`GET // HTTP/1.1\r\n${here}`, /^HTTP\/1.1 400 /],
      'an absolute path that is none': [`GET http://[ HTTP/1.1\r\n${here}`, /^HTTP\/1.1 400 /],
      'a name that cannot be decoded': [`GET /clients/%ff HTTP/1.1\r\n${here}`, /^HTTP\/1.1 404 /],
      'the way up': [`GET /clients/../../etc/passwd HTTP/1.1\r\n${here}`, /^HTTP\/1.1 404 /],
      'another host': [
        'GET /metrics HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n',
        /^HTTP\/1.1 403 /,
      ],
      'no host': ['GET /metrics HTTP/1.0\r\n\r\n', /^HTTP\/1.1 403 /],
      'a method that writes': [`DELETE / HTTP/1.1\r\n${here}`, /^HTTP\/1.1 405 /],
      'a method that does not exist': [`BREW / HTTP/1.1\r\n${here}`, /^HTTP\/1.1 400 /],
      'a tunnel': [`CONNECT 169.254.169.254:80 HTTP/1.1\r\n${here}`, /^$/],
      'another protocol': ['\x16\x03\x01\x02\0\x01\0', /^HTTP\/1.1 400 /],
      'a header of a megabyte': [
        `GET / HTTP/1.1\r\nX: ${'a'.repeat(1_000_000)}\r\n${here}`,
        /^(?:HTTP\/1.1 431 |$)/,
      ],
      'a hundred requests at once': [
        `GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n`.repeat(99) + `GET /healthz HTTP/1.1\r\n${here}`,
        /^(?:HTTP\/1.1 200 [^]*?){100}$/,
      ],
    };
    await allHold(requests, async ([request, answer]) => {
      expect((await said(request)).slice(0, 100_000)).toMatch(answer);
    });
    const open = Array.from({ length: 200 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
    onTestFinished(() => open.forEach((each) => each.destroy()));
    expect(await said(`GET /healthz HTTP/1.1\r\n${here}`)).toMatch(/^HTTP\/1.1 200 /);
  },
);

it(
  'a history that is damaged or of something else is named, and left as it is',
  { tags: ['hostile/watch'] },
  async () => {
    const files: Readonly<Record<string, (file: string) => void>> = {
      'a text': (file) => writeFileSync(file, 'targets: {}\n'.repeat(500)),
      'a database with nothing in it but its first words': (file) => writeFileSync(file, 'SQLite format 3\0'),
      'a database whose pages are noise': (file) =>
        writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8_192, 0xa5)])),
      'a directory that does not exist': () => undefined,
    };
    await allHold(files, async (make, name) => {
      const file = name.startsWith('a directory') ? `${historyFile()}/none/history.db` : historyFile();
      make(file);
      await expect(History.open(file, '0.0.0')).rejects.toThrow('--history');
    });
  },
);
