import { Duplex } from 'node:stream';
import { failureFrom } from '../../src/probes/http-failure.ts';
import { clockIn } from '../../src/probes/http-answer.ts';
import { sendVerbatim } from '../../src/probes/http-verbatim.ts';
import { StageFault } from '../../src/probes/deadline.ts';
import { texts, type FuzzTarget } from '../target.ts';

const answered = (status: string, headers: readonly string[], body: string): string =>
  [`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');

/** A response as it arrives over the connection, up to the observation. */
export default {
  seeds: () =>
    texts(
      answered(
        '200 OK',
        ['Content-Type: application/json', 'Date: Sun, 29 Nov 2026 08:00:00 GMT'],
        '{"access_token":"a.b.c","expires_in":3600}',
      ),
      answered(
        '401 Unauthorized',
        ['WWW-Authenticate: Basic', 'X-RateLimit-Limit: 5'],
        '{"error":"invalid_client"}',
      ),
      answered(
        '503 Oops',
        ['Content-Type: text/html', 'Retry-After: 5', 'CF-Ray: a'],
        '<!doctype html><title>Gone</title>',
      ),
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nAge: 5\r\n\r\n5\r\n{"a":\r\n2;x=y\r\n1}\r\n0\r\n\r\n',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 None\r\n\r\n',
      'HTTP/1.1 302 Found\r\nLocation: https://u:p@a.example/\r\nConnection: close\r\n\r\n',
    ),
  words: [
    'HTTP/1.1 ',
    'HTTP/1.0 ',
    '000',
    '099',
    '101 ',
    '999',
    'Transfer-Encoding: chunked\r\n',
    'Content-Length: 5\r\n',
    'Upgrade: a\r\n',
    '\r\n\r\n',
    'ffffffff\r\n',
    'Date: ',
  ],
  run: async (input) => {
    const exchange = await sendVerbatim(
      'https://acme.auth0.com/oauth/token',
      {
        target: '/oauth/token',
        headers: [
          ['Host', 'acme.auth0.com'],
          ['Content-Length', '0'],
        ],
        body: '',
      },
      Promise.resolve(connectionThatSays(input)),
      { signal: new AbortController().signal, now: () => 0 },
    ).catch(refusalOnly);
    if (exchange !== undefined) clockIn(exchange.answer, 'identity-provider');
  },
} satisfies FuzzTarget;

/** Errors of the parser, and those that an observation has a message for. */
function refusalOnly(error: unknown): undefined {
  const { stage, code } = failureFrom(error);
  if (
    error instanceof StageFault ||
    (stage === 'http' && /^(?:NOT_HTTP|ECONNRESET|HEADERS_TOO_LARGE)$/.test(code))
  )
    return;
  throw error;
}

function connectionThatSays(answer: Buffer): Duplex {
  const connection = new Duplex({
    read: () => undefined,
    write: (_chunk, _encoding, done) => done(),
    final: (done) => {
      done();
    },
  });
  setImmediate(() => {
    connection.push(answer);
    connection.push(null);
  });
  return connection;
}
