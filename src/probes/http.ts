import type { Socket } from 'node:net';
import Agent from 'undici/lib/dispatcher/agent.js';
import request from 'undici/lib/api/api-request.js';
import { authorityOf } from '../evidence/authority.ts';
import type { Connection } from '../evidence/connection.ts';
import type { ClockReading } from '../evidence/evidence.ts';
import type { HttpAnswer, HttpDocument } from '../evidence/http.ts';
import { failed, observed, type Failure, type Observation } from '../evidence/observation.ts';
import { readBody, type Body } from './body.ts';
import { failureOf, openConnection } from './connection.ts';
import { abortable, codeOf, deadlineOf, faultOf, RunOver, StageFault } from './deadline.ts';
import type { HostPolicy, Purpose } from './hosts.ts';
import type { TlsSettings } from './tls.ts';
import { bracketed, type Proxy } from './tunnel.ts';
import type { World } from './world.ts';

export interface HttpRequest {
  readonly url: string;
  readonly purpose: Purpose;
  readonly keeper: ClockReading['keeper'];
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpExchange {
  readonly answer: HttpAnswer;
  readonly body: Body;
}

export interface HttpOptions {
  readonly world: World;
  readonly signal: AbortSignal;
  readonly family: 0 | 4 | 6;
  readonly connectTimeoutMs: number;
  /** Milliseconds for one exchange, connection included. */
  readonly exchangeTimeoutMs: number;
  readonly policy: HostPolicy;
  /** TLS settings for a server, by `host:port`. */
  readonly tlsFor: (authority: string) => TlsSettings;
  readonly proxy?: Proxy;
  readonly record: (connection: Connection) => void;
  readonly readClock: (reading: ClockReading) => void;
}

export interface HttpClient {
  /** One exchange; redirects are not followed. Never rejects. */
  readonly send: (request: HttpRequest) => Promise<Observation<HttpExchange>>;
  readonly close: () => Promise<void>;
}

export const USER_AGENT = 'oauthbearer';
const LARGEST_BODY = 1_048_576;

/** An HTTP client whose connections are the evidence: what is recorded is the very connection that carried the request. */
export function httpClient(options: HttpOptions): HttpClient {
  const agent = new Agent({
    connect: (to, done) => {
      void connectFor(to, options).then(
        (socket) => done(null, socket),
        (error: unknown) => done(error instanceof Error ? error : new Error('no connection'), null),
      );
    },
  });
  return {
    send: async (asked) => {
      const source = withoutUserInfo(asked.url);
      const refusal = options.policy.refusal(asked.url, asked.purpose);
      if (refusal !== undefined) return failed(refusal, source, options.world.now());
      const deadline = deadlineOf(options.signal, options.exchangeTimeoutMs);
      try {
        const exchange = await exchanged(agent, asked, deadline.signal, options.world);
        readClock(asked, exchange.answer, options.readClock);
        return observed(exchange, source, exchange.answer.receivedAt);
      } catch (error) {
        return failed(failureFrom(error), source, options.world.now());
      } finally {
        deadline.clear();
      }
    },
    close: () => agent.destroy(),
  };
}

/** The connection never came about; why is in its record. */
class NotConnected extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

async function connectFor(
  to: { readonly hostname: string; readonly protocol: string; readonly port: string },
  options: HttpOptions,
): Promise<Socket> {
  const isTls = to.protocol === 'https:';
  const host = to.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = to.port === '' ? (isTls ? 443 : 80) : Number(to.port);
  const authority = `${bracketed(host)}:${port}`;
  const destination = {
    host,
    port,
    ...(isTls ? { tls: options.tlsFor(authority) } : {}),
    ...(options.proxy === undefined ? {} : { proxy: options.proxy }),
  };
  const { world, signal, family, connectTimeoutMs: timeoutMs } = options;
  const { connection, socket } = await openConnection(destination, { world, signal, family, timeoutMs });
  options.record(connection);
  if (socket === undefined) {
    throw new NotConnected(
      failureOf(connection) ?? { stage: 'tcp', code: 'UNKNOWN', message: 'no connection' },
    );
  }
  return socket;
}

async function exchanged(
  agent: Agent,
  { url, method = 'GET', headers = {}, body }: HttpRequest,
  signal: AbortSignal,
  world: World,
): Promise<HttpExchange> {
  const { origin, pathname, search } = new URL(url);
  const begun = performance.now();
  const response = await abortable(
    request.call(agent, {
      origin,
      path: `${pathname}${search}`,
      method,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        'user-agent': USER_AGENT,
        ...headers,
      },
      signal,
      ...(body === undefined ? {} : { body }),
    }),
    signal,
  );
  const receivedAt = world.now();
  const kept = usefulHeaders(response.headers);
  const bytes = await collect(response.body, signal);
  // undici frees the connection a moment after the body's end; whoever asks sooner is given a new one.
  await immediately();
  const answer: HttpAnswer = {
    url: withoutUserInfo(url),
    status: response.statusCode,
    headers: kept,
    mediaType: (kept['content-type']?.split(';')[0] ?? '').trim().toLowerCase(),
    bytes: bytes.length,
    receivedAt,
    tookMs: Math.round(performance.now() - begun),
  };
  return { answer, body: readBody(bytes) };
}

const immediately = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What came of the body. One that ends too early is an observation: `content-length` and `bytes` tell. */
async function collect(
  body: AsyncIterable<Buffer> & { destroy: () => void },
  signal: AbortSignal,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LARGEST_BODY) throw new StageFault('BODY_TOO_LARGE', 'the answer is larger than 1 MiB');
    }
  } catch (error) {
    body.destroy();
    if (error instanceof StageFault || signal.aborted) throw error;
  }
  return Buffer.concat(chunks);
}

const USEFUL = new Set([
  'content-type',
  'content-length',
  'cache-control',
  'age',
  'date',
  'location',
  'retry-after',
  'server',
  'via',
  'www-authenticate',
  'x-request-id',
  'content-encoding',
  'auth0-client-quota-limit',
  // The marks of web application firewalls.
  'cf-ray',
  'cf-mitigated',
  'x-iinfo',
  'x-amzn-waf-action',
]);
const LONGEST_HEADER = 500;

const usefulHeaders = (
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name, value]) => value !== undefined && (USEFUL.has(name) || name.startsWith('x-ratelimit-')))
      .map(([name, value]) => [name, String(value).slice(0, LONGEST_HEADER)]),
  );

function readClock(
  { url, keeper }: HttpRequest,
  answer: HttpAnswer,
  read: (reading: ClockReading) => void,
): void {
  const theirs = Date.parse(answer.headers['date'] ?? '');
  // RFC 9111 section 4.2.3: a stored answer keeps the `Date` of when it was made, and has an Age.
  const stored = Number(answer.headers['age'] ?? 0) > 0;
  if (Number.isNaN(theirs) || stored) return;
  read({ host: new URL(url).hostname, keeper, theirs, ours: answer.receivedAt });
}

function failureFrom(error: unknown): Failure {
  if (error instanceof NotConnected) return error.failure;
  if (error instanceof RunOver) return { stage: 'deadline', code: error.code, message: error.message };
  const code = codeOf(error);
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE') {
    return { stage: 'http', code: 'ECONNRESET', message: 'the connection was closed before an answer came' };
  }
  if (error instanceof Error && error.name === 'HTTPParserError')
    return { stage: 'http', code: 'NOT_HTTP', message: 'what came back is not HTTP' };
  if (code === 'UND_ERR_HEADERS_OVERFLOW') {
    return { stage: 'http', code: 'HEADERS_TOO_LARGE', message: 'the head of the answer is too large' };
  }
  return { stage: code.startsWith('ERR_SSL') ? 'tls' : 'http', code, message: faultOf(error).message };
}

/** An exchange as a document that is meant to be JSON. */
export const asDocument = (seen: Observation<HttpExchange>): Observation<HttpDocument> =>
  seen.status === 'observed'
    ? observed({ ...seen.value.answer, ...seen.value.body }, seen.source, seen.at)
    : seen;

/** A URL without a user name and password in it; unchanged when it is none. */
function withoutUserInfo(text: string): string {
  const authority = authorityOf(text);
  if (authority === undefined) return text;
  const url = new URL(text);
  if (url.username === '' && url.password === '') return text;
  url.username = '';
  url.password = '';
  return url.href;
}
