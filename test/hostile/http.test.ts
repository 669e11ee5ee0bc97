// @module-tag hostile/http
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import type { HttpExchange } from '../../src/probes/http-answer.ts';
import type { Observation } from '../../src/evidence/observation.ts';
import { clientOf, tcpServer } from '../probes/_servers.ts';
import { allHold } from './tried.ts';

const JSON_BODY = '{"a":1}';
const OK = 'HTTP/1.1 200 OK\r\n';
const LENGTH = `content-length: ${JSON_BODY.length}\r\n\r\n`;
const CHUNKED = 'transfer-encoding: chunked\r\n\r\n';
const bomb = Buffer.alloc(50_000_000);
const packed = (encoding: string, bytes: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`${OK}content-encoding: ${encoding}\r\ncontent-length: ${bytes.length}\r\n\r\n`),
    bytes,
  ]);
const chunk = (size: string): string => `${OK}${CHUNKED}${size}\r\n${JSON_BODY}\r\n0\r\n\r\n`;
const location = (to: string, status = 302): string =>
  `HTTP/1.1 ${status} Found\r\nlocation: ${to}\r\ncontent-length: 0\r\n\r\n`;

/** Whole answers, after which the server says nothing more and keeps the connection open. */
const ANSWERS: Readonly<Record<string, string | Buffer>> = {
  'status 000': `HTTP/1.1 000 X\r\n${LENGTH}${JSON_BODY}`,
  'status 099': `HTTP/1.1 099 X\r\n${LENGTH}${JSON_BODY}`,
  'status 199': `HTTP/1.1 199 X\r\n${LENGTH}${JSON_BODY}`,
  'status 600': `HTTP/1.1 600 X\r\n${LENGTH}${JSON_BODY}`,
  'status 999': `HTTP/1.1 999 X\r\n${LENGTH}${JSON_BODY}`,
  'status 1000': `HTTP/1.1 1000 X\r\n${LENGTH}${JSON_BODY}`,
  'status 2147483848': `HTTP/1.1 2147483848 X\r\n${LENGTH}${JSON_BODY}`,
  'status -1': `HTTP/1.1 -1 X\r\n${LENGTH}${JSON_BODY}`,
  'status 0x200': `HTTP/1.1 0x200 X\r\n${LENGTH}${JSON_BODY}`,
  'status 2e2': `HTTP/1.1 2e2 X\r\n${LENGTH}${JSON_BODY}`,
  'no status': `HTTP/1.1 \r\n${LENGTH}${JSON_BODY}`,
  'no reason': `HTTP/1.1 200\r\n${LENGTH}${JSON_BODY}`,
  'no status line': `content-type: application/json\r\n${LENGTH}${JSON_BODY}`,
  'an empty line first': `\r\n${OK}${LENGTH}${JSON_BODY}`,
  'a thousand empty lines first': `${'\r\n'.repeat(1000)}${OK}${LENGTH}${JSON_BODY}`,
  'HTTP/0.9': JSON_BODY,
  'HTTP/1.9': `HTTP/1.9 200 OK\r\n${LENGTH}${JSON_BODY}`,
  'HTTP/2.0 as text': `HTTP/2.0 200 OK\r\n${LENGTH}${JSON_BODY}`,
  'HTTP/9.99': `HTTP/9.99 200 OK\r\n${LENGTH}${JSON_BODY}`,
  'lower-case http': `http/1.1 200 ok\r\n${LENGTH}${JSON_BODY}`,
  'ICY of a radio station': `ICY 200 OK\r\n${LENGTH}${JSON_BODY}`,
  RTSP: `RTSP/1.0 200 OK\r\n${LENGTH}${JSON_BODY}`,
  'a preface of HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'settings of HTTP/2': Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
  'a goodbye of HTTP/2': Buffer.from([0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 13]),
  'a record of TLS': Buffer.from([0x15, 3, 3, 0, 2, 2, 0x28]),
  'an SSH banner': 'SSH-2.0-OpenSSH_9.6\r\n',
  'an SMTP banner': '220 mail.example ESMTP\r\n',
  'a request in place of an answer': 'GET / HTTP/1.1\r\nhost: x\r\n\r\n',
  'line feeds alone': `HTTP/1.1 200 OK\ncontent-length: 7\n\n${JSON_BODY}`,
  'carriage returns alone': `HTTP/1.1 200 OK\rcontent-length: 7\r\r${JSON_BODY}`,
  'a byte-order mark first': `\ufeff${OK}${LENGTH}${JSON_BODY}`,
  'NUL in a header': `${OK}server: a\0b\r\n${LENGTH}${JSON_BODY}`,
  'NUL in a header name': `${OK}ser\0ver: a\r\n${LENGTH}${JSON_BODY}`,
  'an escape in a header': `${OK}server: \u001b[2J\r\n${LENGTH}${JSON_BODY}`,
  'a header without a colon': `${OK}server\r\n${LENGTH}${JSON_BODY}`,
  'a header without a name': `${OK}: x\r\n${LENGTH}${JSON_BODY}`,
  'a space before the colon': `${OK}content-length : 7\r\n\r\n${JSON_BODY}`,
  'a folded header': `${OK}server: a\r\n b\r\n\tc\r\n${LENGTH}${JSON_BODY}`,
  'a header in Latin-1': Buffer.from(`${OK}server: \xff\xfe\xe9\r\n${LENGTH}${JSON_BODY}`, 'latin1'),
  'the header __proto__': `${OK}__proto__: x\r\nconstructor: y\r\n${LENGTH}${JSON_BODY}`,
  'a thousand headers of one name': `${OK}${'x-request-id: a\r\n'.repeat(1000)}${LENGTH}${JSON_BODY}`,
  'a thousand rate limits': `${OK}${Array.from({ length: 1000 }, (_, at) => `x-ratelimit-${at}: 1\r\n`).join('')}${LENGTH}${JSON_BODY}`,
  'a header of 64 KB': `${OK}server: ${'y'.repeat(65_536)}\r\n${LENGTH}${JSON_BODY}`,
  'a reason of 64 KB': `HTTP/1.1 200 ${'y'.repeat(65_536)}\r\n${LENGTH}${JSON_BODY}`,
  'two lengths that agree': `${OK}content-length: 7\r\ncontent-length: 7\r\n\r\n${JSON_BODY}`,
  'two lengths that do not': `${OK}content-length: 7\r\ncontent-length: 3\r\n\r\n${JSON_BODY}`,
  'a list of lengths': `${OK}content-length: 7, 7\r\n\r\n${JSON_BODY}`,
  'a length of -1': `${OK}content-length: -1\r\n\r\n${JSON_BODY}`,
  'a length of +7': `${OK}content-length: +7\r\n\r\n${JSON_BODY}`,
  'a length of 0x7': `${OK}content-length: 0x7\r\n\r\n${JSON_BODY}`,
  'a length of 7.0': `${OK}content-length: 7.0\r\n\r\n${JSON_BODY}`,
  'a length in words': `${OK}content-length: seven\r\n\r\n${JSON_BODY}`,
  'an empty length': `${OK}content-length:\r\n\r\n${JSON_BODY}`,
  'a length of 2^64': `${OK}content-length: 18446744073709551616\r\n\r\n${JSON_BODY}`,
  'a length that is too short': `${OK}content-length: 3\r\n\r\n${JSON_BODY}`,
  'a length and chunks': `${OK}content-length: 3\r\n${CHUNKED}7\r\n${JSON_BODY}\r\n0\r\n\r\n`,
  'chunks twice': `${OK}transfer-encoding: chunked, chunked\r\n\r\n7\r\n${JSON_BODY}\r\n0\r\n\r\n`,
  'chunks of an unknown coding': `${OK}transfer-encoding: cow\r\n\r\n${JSON_BODY}`,
  'chunks that are not last': `${OK}transfer-encoding: chunked, gzip\r\n\r\n7\r\n${JSON_BODY}\r\n0\r\n\r\n`,
  'a chunk of ffffffffffffffff bytes': chunk('ffffffffffffffff'),
  'a chunk of 10000000000000007 bytes': chunk('10000000000000007'),
  'a chunk of -7 bytes': chunk('-7'),
  'a chunk of 0x7 bytes': chunk('0x7'),
  'a chunk with an extension': chunk('7;a=b'),
  'a chunk with an extension of 64 KB': chunk(`7;${'a'.repeat(65_536)}`),
  'a chunk of a size without end': chunk('0'.repeat(100_000)),
  'a chunk without its line end': `${OK}${CHUNKED}7\r\n${JSON_BODY}0\r\n\r\n`,
  'a trailer': `${OK}${CHUNKED}7\r\n${JSON_BODY}\r\n0\r\nserver: x\r\n\r\n`,
  'a trailer of 64 KB': `${OK}${CHUNKED}7\r\n${JSON_BODY}\r\n0\r\nserver: ${'x'.repeat(65_536)}\r\n\r\n`,
  'bytes after the body': `${OK}${LENGTH}${JSON_BODY}GARBAGE\r\n\r\n`,
  'a second answer after the first': `${OK}${LENGTH}${JSON_BODY}${OK}${LENGTH}{"b":2}`,
  'a thousand answers': `${OK}${LENGTH}${JSON_BODY}`.repeat(1000),
  '204 with a body': `HTTP/1.1 204 No Content\r\n${LENGTH}${JSON_BODY}`,
  '304 with a body': `HTTP/1.1 304 Not Modified\r\n${LENGTH}${JSON_BODY}`,
  'early hints first': `HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n${OK}${LENGTH}${JSON_BODY}`,
  'ten thousand interim answers': `${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(10_000)}${OK}${LENGTH}${JSON_BODY}`,
  'an upgrade to h2c': 'HTTP/1.1 101 S\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n',
  'a tunnel that nobody asked for': 'HTTP/1.1 200 Connection established\r\n\r\n\x16\x03\x01',
  'a bomb of gzip': packed('gzip', gzipSync(bomb)),
  'a bomb of deflate': packed('deflate', deflateSync(bomb)),
  'a bomb of Brotli': packed('br', brotliCompressSync(bomb, { params: { 1: 1 } })),
  'a bomb in a bomb': packed('gzip, gzip', gzipSync(gzipSync(bomb))),
  'zstd that is none': packed('zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xff, 0xff, 0xff, 0xff])),
  'gzip that is none': packed('gzip', Buffer.from(JSON_BODY)),
  'an unknown encoding': packed('../../etc/passwd', Buffer.from(JSON_BODY)),
  'UTF-16': Buffer.concat([
    Buffer.from(`${OK}content-type: application/json; charset=utf-16\r\ncontent-length: 16\r\n\r\n`),
    Buffer.from(`\ufeff${JSON_BODY}`, 'utf16le'),
  ]),
  'UTF-7': `${OK}content-type: application/json; charset=utf-7\r\n${LENGTH}${JSON_BODY}`,
  'an unknown charset': `${OK}content-type: application/json; charset=\u001b[2J\r\n${LENGTH}${JSON_BODY}`,
  'a type of 64 parameters': `${OK}content-type: application/json${'; a="b"'.repeat(64)}\r\n${LENGTH}${JSON_BODY}`,
  'a redirect to itself': location('/'),
  'a redirect without a place': 'HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n',
  'a redirect to plain http': location('http://127.0.0.1:9/'),
  'a redirect to a metadata service': location('http://169.254.169.254/latest/meta-data/', 307),
  'a redirect to a file': location('file:///etc/passwd', 308),
  'a redirect to a script': location('javascript:alert(1)', 303),
  'a redirect to what is no URL': location('http://[::1'),
  'a retry in the year 9999': `HTTP/1.1 503 S\r\nretry-after: Fri, 31 Dec 9999 23:59:59 GMT\r\n${LENGTH}${JSON_BODY}`,
  'a retry after -1': `HTTP/1.1 429 S\r\nretry-after: -1\r\n${LENGTH}${JSON_BODY}`,
  'a date before all dates': `${OK}date: Mon, 00 Jan -001 00:00:00 GMT\r\n${LENGTH}${JSON_BODY}`,
  'a login page of 900 KB': `${OK}content-type: text/html\r\ncontent-length: 900000\r\n\r\n${`<title${' '.repeat(100)}`.repeat(9000).slice(0, 900_000)}`,
};

/** Ways to never end, as the first bytes and what follows again and again. */
const ENDLESS: Readonly<Record<string, readonly [first: string, again: string]>> = {
  'headers without end': [OK, `x: ${'y'.repeat(1000)}\r\n`],
  'one header without end': [`${OK}x: `, 'y'.repeat(10_000)],
  'a status without end': ['HTTP/1.1 2', '0'.repeat(10_000)],
  'a reason without end': ['HTTP/1.1 200 ', 'y'.repeat(10_000)],
  'empty lines without end': ['', '\r\n'.repeat(1000)],
  'interim answers without end': ['', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)],
  'early hints without end': ['', 'HTTP/1.1 103 E\r\nlink: x\r\n\r\n'.repeat(100)],
  'chunks without end': [`${OK}${CHUNKED}`, '1\r\n \r\n'.repeat(1000)],
  'a chunk size without end': [`${OK}${CHUNKED}`, '0'.repeat(10_000)],
  'a chunk extension without end': [`${OK}${CHUNKED}1;`, 'y'.repeat(10_000)],
  'trailers without end': [`${OK}${CHUNKED}0\r\n`, `x: ${'y'.repeat(1000)}\r\n`],
  'a body without end': [`${OK}\r\n`, ' '.repeat(10_000)],
  'answers without end': ['', `${OK}${LENGTH}${JSON_BODY}`.repeat(100)],
  'gzip without end': [`${OK}content-encoding: gzip\r\n\r\n`, '\x1f\x8b\x08\0\0\0\0\0\0\x03'],
};

/** What is waited for and does not come, one byte at a time. */
const DRIPPING: Readonly<Record<string, readonly [first: string, again: string]>> = {
  nothing: ['', ''],
  'a status line': ['', 'H'],
  headers: [OK, 'x'],
  'a body': [`${OK}content-length: 100000\r\n\r\n`, ' '],
  chunks: [`${OK}${CHUNKED}`, '1\r\n \r\n'],
  'interim answers': ['', 'HTTP/1.1 100 Continue\r\n\r\n'],
  'an answer after whose body nothing is closed': [`${OK}content-length: 100\r\n\r\n${JSON_BODY}`, ''],
};

type Serve = (socket: Socket) => void;

/** The doctor's own client, and the one that sends what a Kafka client would send. */
async function exchanges(
  serve: Serve,
  exchangeTimeoutMs: number,
): Promise<readonly Observation<HttpExchange>[]> {
  let requests = 0;
  const port = await tcpServer((socket) => {
    socket.once('data', () => {
      requests += 1;
      serve(socket);
    });
  });
  const client = await clientOf({ exchangeTimeoutMs });
  const url = `http://127.0.0.1:${port}/x`;
  const common = { url, purpose: 'named', keeper: 'identity-provider' } as const;
  const seen = await Promise.all([
    client.send(common),
    client.send({
      ...common,
      method: 'POST',
      verbatim: {
        target: '/x',
        headers: [
          ['Host', 'x'],
          ['Content-Length', '0'],
        ],
        body: '',
      },
    }),
  ]);
  await client.close();
  // A redirect that was followed would be a third.
  expect(requests).toBe(2);
  return seen;
}

function isKept(seen: Observation<HttpExchange>): void {
  if (seen.status === 'observed') {
    const { answer, body } = seen.value;
    expect(answer.status).toBeGreaterThanOrEqual(200);
    expect(answer.bytes).toBeLessThanOrEqual(1_048_576);
    expect(Object.values(answer.headers).filter((value) => value.length > 500)).toEqual([]);
    expect(JSON.stringify([answer, body.excerpt ?? '', body.title ?? '']).length).toBeLessThan(100_000);
  } else {
    expect(seen).toMatchObject({ status: 'failed', failure: { stage: 'http', message: expect.any(String) } });
  }
}

it('a whole answer of any form is kept, or named as a failure', async () => {
  await allHold(
    ANSWERS,
    async (bytes) => {
      for (const seen of await exchanges((socket) => socket.write(bytes), 1500)) isKept(seen);
    },
    { atOnce: 8 },
  );
});

it('an answer without end is cut off', async () => {
  await allHold(
    ENDLESS,
    async ([first, again]) => {
      const serve: Serve = (socket) => {
        const more = (): void => {
          if (!socket.destroyed && socket.write(again)) setImmediate(more);
        };
        socket.on('drain', more).write(first);
        more();
      };
      for (const seen of await exchanges(serve, 800)) isKept(seen);
    },
    { atOnce: 3 },
  );
});

it('an answer that drips is given up in time', async () => {
  await allHold(
    DRIPPING,
    async ([first, again]) => {
      const serve: Serve = (socket) => {
        socket.write(first);
        const timer = setInterval(() => socket.write(again), 50);
        socket.on('close', () => clearInterval(timer));
      };
      for (const seen of await exchanges(serve, 400)) isKept(seen);
    },
    { atOnce: 8 },
  );
});

it.each(['200', '404'])('a complete body with status %s needs no closed connection', async (status) => {
  const [own, verbatim] = await exchanges(
    (socket) => socket.write(`HTTP/1.1 ${status} X\r\n${LENGTH}${JSON_BODY}`),
    15_000,
  );
  for (const seen of [own, verbatim])
    expect(seen).toMatchObject({ status: 'observed', value: { body: { json: { a: 1 } } } });
});
