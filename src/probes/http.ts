import Agent from 'undici/lib/dispatcher/agent.js';
import request from 'undici/lib/api/api-request.js';
import type { ClockReading } from '../evidence/evidence.ts';
import type { HttpDocument } from '../evidence/http.ts';
import { failed, observed, unanswered, type Observation } from '../evidence/observation.ts';
import { withoutUserInfo } from '../redaction/urls.ts';
import { abortable, deadlineOf, unlessHeldUp } from './deadline.ts';
import type { Purpose } from './hosts.ts';
import { clockIn, collect, exchangeOf, type HttpExchange } from './http-answer.ts';
import { connectFor, wayTo, type HttpOptions } from './http-connect.ts';
import { failureFrom } from './http-failure.ts';
import { sendVerbatim, type Verbatim } from './http-verbatim.ts';
import { ownTime } from './own-time.ts';
import type { Sender } from './route.ts';
import type { SharedAnswer } from './shared-answers.ts';

export type { HttpExchange } from './http-answer.ts';

export interface HttpRequest {
  readonly url: string;
  readonly purpose: Purpose;
  readonly keeper: ClockReading['keeper'];
  /** The purpose, which decides the route. The token is requested as the client would. */
  readonly what?: 'token' | 'discovery' | 'key set' | 'Confluent API' | 'Confluent STS';
  readonly method?: 'GET' | 'POST' | 'PATCH';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Sent unchanged, instead of method, headers and body. */
  readonly verbatim?: Verbatim;
}

export interface HttpClient {
  /** One exchange; redirects are not followed. Never rejects. */
  readonly send: (request: HttpRequest) => Promise<Observation<HttpExchange>>;
  readonly close: () => Promise<void>;
}

/** Of a `Date` header (RFC 9110 section 5.6.7). */
const CLOCK_RESOLUTION_MS = 1000;

export const USER_AGENT = 'oauthbearer';

/** An HTTP client that records the actual connection of each request as evidence. */
export function httpClient(options: HttpOptions): HttpClient {
  const agentFor = (sender: Sender): Agent =>
    new Agent({
      connect: (to, done) => {
        void connectFor(to, options, sender).then(
          (socket) => done(null, socket),
          (error: unknown) => done(error instanceof Error ? error : new Error('no connection'), null),
        );
      },
    });
  const [agent, ofDetours] = [agentFor('client'), agentFor('doctor')];
  const exchange = (asked: HttpRequest, signal: AbortSignal): Promise<HttpExchange> => {
    const { url, what, verbatim } = asked;
    const sender = what === 'token' ? 'client' : 'doctor';
    const { key, detour } = wayTo(new URL(url), sender, options);
    if (what !== undefined) options.carry?.(key, what);
    const { now } = options.world;
    return verbatim === undefined
      ? // Requests with the same route share one connection.
        exchanged(detour === true ? ofDetours : agent, asked, signal, now)
      : sendVerbatim(url, verbatim, connectFor(new URL(url), options, sender, verbatim.alpn), {
          signal,
          now,
        });
  };
  const ask = async (asked: HttpRequest): Promise<Pick<SharedAnswer, 'seen' | 'clock'>> => {
    const source = withoutUserInfo(asked.url);
    const deadline = deadlineOf(options.signal, options.exchangeTimeoutMs);
    const time = ownTime();
    try {
      const seen = await exchange(asked, deadline.signal);
      // An answer that was read too late says nothing about clocks.
      const clock = time().heldUpMs > CLOCK_RESOLUTION_MS ? undefined : clockIn(seen.answer, asked.keeper);
      return { seen: observed(seen, source, seen.answer.receivedAt), ...(clock !== undefined && { clock }) };
    } catch (error) {
      return { seen: unanswered(unlessHeldUp(failureFrom(error), time()), source, options.world.now()) };
    } finally {
      deadline.clear();
    }
  };
  return {
    send: async (asked) => {
      const refusal = options.policy.refusal(asked.url, asked.purpose);
      if (refusal !== undefined) return failed(refusal, withoutUserInfo(asked.url), options.world.now());
      const { seen, clock } = await (isShareable(asked) ? askTogether(asked, ask, options) : ask(asked));
      if (clock !== undefined) options.readClock(clock);
      return seen;
    },
    close: async () => {
      await Promise.all([agent.destroy(), ofDetours.destroy()]);
    },
  };
}

/** What answers every client alike. A token is for one client, and what changes something is asked each time. */
const isShareable = ({ what, method = 'GET', verbatim }: HttpRequest): boolean =>
  method === 'GET' && verbatim === undefined && what !== undefined && SHAREABLE.has(what);

const SHAREABLE: ReadonlySet<HttpRequest['what']> = new Set(['discovery', 'key set', 'Confluent API']);

/** Asks, unless another run did and this one could have gone where that one went. */
async function askTogether(
  asked: HttpRequest,
  ask: (asked: HttpRequest) => Promise<SharedAnswer>,
  options: HttpOptions,
): Promise<SharedAnswer> {
  const { shared, policy } = options;
  if (shared === undefined) return ask(asked);
  const { key, host } = wayTo(new URL(asked.url), 'doctor', options);
  let own: SharedAnswer | undefined;
  const answer = await shared.answers.take(
    [asked.url, asked.headers?.['authorization'], key, shared.way, policy.names(host)].join('\n'),
    async () => {
      const given = await ask(asked);
      const connection = options.connections?.()[key];
      own = { ...given, ...(connection !== undefined && { connection }) };
      return own;
    },
  );
  if (answer === own) return answer;
  if (asked.what !== undefined) options.carry?.(key, asked.what);
  if (answer.connection !== undefined) options.record(answer.connection);
  return answer;
}

async function exchanged(
  agent: Agent,
  { url, method = 'GET', headers = {}, body }: HttpRequest,
  signal: AbortSignal,
  now: () => number,
): Promise<HttpExchange> {
  const { origin, pathname, search } = new URL(url);
  const time = ownTime();
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
  const receivedAt = now();
  const { statusCode: status, headers: received } = response;
  const bytes = await collect(response.body, signal);
  // undici releases the connection just after the body's end; an earlier request would open a new one.
  await immediately();
  return exchangeOf({ url, status, headers: received, bytes, receivedAt, time });
}

const immediately = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** An exchange as a document that should be JSON. */
export const asDocument = (seen: Observation<HttpExchange>): Observation<HttpDocument> =>
  seen.status === 'observed'
    ? observed({ ...seen.value.answer, ...seen.value.body }, seen.source, seen.at)
    : seen;
