import type { ClockReading } from '../evidence/evidence.ts';
import type { HttpAnswer } from '../evidence/http.ts';
import { withoutUserInfo } from '../redaction/urls.ts';
import { readBody, type Body } from './body.ts';
import { StageFault } from './deadline.ts';
import { answeredAfter, type OwnTime } from './own-time.ts';

export interface HttpExchange {
  readonly answer: HttpAnswer;
  readonly body: Body;
}

/** A response as received. */
export interface Received {
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly bytes: Buffer;
  /** Milliseconds since the epoch, when the headers arrived. */
  readonly receivedAt: number;
  /** Running since the request was sent. */
  readonly time: () => OwnTime;
}

/**
 * The parts of a response that are kept.
 *
 * @throws StageFault `NOT_HTTP` for a status that is not final (RFC 9110 section 15: interim ones, and those below 100)
 */
export function exchangeOf({ url, status, headers, bytes, receivedAt, time }: Received): HttpExchange {
  if (status < 200) {
    throw new StageFault('NOT_HTTP', `the answer is not HTTP (status ${inDigits(status)})`);
  }
  const kept = usefulHeaders(headers);
  const answer: HttpAnswer = {
    url: withoutUserInfo(url),
    status,
    headers: kept,
    mediaType: (kept['content-type']?.split(';')[0] ?? '').trim().toLowerCase(),
    bytes: bytes.length,
    receivedAt,
    tookMs: answeredAfter(time()),
  };
  return { answer, body: readBody(bytes) };
}

const inDigits = (status: number): string => String(status).padStart(3, '0');

const LARGEST_BODY = 1_048_576;

/**
 * Reads the body. A body that ends too early is an observation, visible from `content-length` and `bytes`.
 *
 * @throws StageFault `BODY_TOO_LARGE` beyond 1 MiB; the body's own error when the signal has aborted
 */
export async function collect(
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
  // Headers of web application firewalls.
  'cf-ray',
  'cf-mitigated',
  'x-iinfo',
  'x-amzn-waf-action',
]);
const LONGEST_HEADER = 500;

const usefulHeaders = (headers: Received['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name, value]) => value !== undefined && (USEFUL.has(name) || name.startsWith('x-ratelimit-')))
      .map(([name, value]) => [name, String(value).slice(0, LONGEST_HEADER)]),
  );

/** The server's clock by the `Date` header; undefined when there is none, or when the response is a stored one. */
export function clockIn(answer: HttpAnswer, keeper: ClockReading['keeper']): ClockReading | undefined {
  const theirs = Date.parse(answer.headers['date'] ?? '');
  // RFC 9111 section 4.2.3: a stored response keeps its original `Date`, and has an Age.
  const stored = Number(answer.headers['age'] ?? 0) > 0;
  if (Number.isNaN(theirs) || stored) return undefined;
  return { host: new URL(answer.url).hostname, keeper, theirs, ours: answer.receivedAt };
}

/** RFC 9110 section 10.2.3: seconds, or a date. Undefined when the answer requests no wait. */
export const retryAfterMs = (
  answer: Pick<HttpAnswer, 'status' | 'headers'>,
  now: number,
): number | undefined => (answer.status === 429 || answer.status === 503 ? pausedBy(answer, now) : undefined);

/** The same, whatever the status. */
export function pausedBy({ headers }: Pick<HttpAnswer, 'headers'>, now: number): number | undefined {
  const text = headers['retry-after'];
  if (text === undefined) return undefined;
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
