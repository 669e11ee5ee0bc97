import type { Json } from '../evidence/json.ts';
import { isLoopback } from '../evidence/reach.ts';
import { basic } from '../probes/client-auth.ts';
import { httpClient, type HttpClient } from '../probes/http.ts';
import { pausedBy } from '../probes/http-answer.ts';
import { router, type Way } from '../probes/route.ts';
import { tlsSettings } from '../probes/tls.ts';
import type { World } from '../probes/world.ts';
import { UsageError } from '../text/problem.ts';
import type { EventKind, WatchEvent } from './event.ts';

/** Where changes are sent. The URL is a secret: it allows to write there. */
export interface Webhook {
  readonly url: string;
  /** The body, with `{{title}}` and other members of an event in its texts; default: the event itself. */
  readonly template?: Json;
  readonly kinds: readonly EventKind[];
  /** The proxies and authorities of the environment and the flags. */
  readonly way: Way;
}

/** What a webhook made of a message. */
export type Delivery =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** Without the URL, and without words of the answer. */
      readonly problem: string;
      /** The message itself is refused: the webhook will not take it later. */
      readonly isFinal: boolean;
      /** How long it wants to be left alone, in milliseconds. */
      readonly retryAfterMs?: number;
    };

const TIMEOUT_MS = 10_000;
/** Statuses that are about the message, and not about the service (RFC 9110 sections 15.5.1, 15.5.14 and 15.5.21). */
const ABOUT_THE_MESSAGE: readonly number[] = [400, 413, 422];

/** @throws UsageError for a URL to which a secret must not be sent; it does not contain the URL */
export function checkedUrl(text: string, where: string): string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  const isHere = url !== undefined && (url.hostname === 'localhost' || isLoopback(url.hostname));
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere)) return url.href;
  throw new UsageError([`${where}: the variable must contain an https URL`]);
}

/** Sends messages, through the proxy that is configured. Redirects are not followed: another server was not named. */
export interface Post {
  /** Never rejects. */
  readonly send: (event: WatchEvent) => Promise<Delivery>;
  readonly close: () => Promise<void>;
}

export function postTo(
  { url, template, way }: Webhook,
  { world, signal }: { readonly world: World; readonly signal: AbortSignal },
): Post {
  const http = clientFor(way, world, signal);
  const { username, password } = new URL(url);
  const login = username === '' && password === '' ? {} : { authorization: basic(username, password) };
  return {
    close: http.close,
    send: async (event) => {
      const seen = await http.send({
        ...{ url, purpose: 'named', keeper: 'other', method: 'POST' },
        headers: { 'content-type': 'application/json', ...login },
        body: JSON.stringify(template === undefined ? event : withValues(template, valuesOf(event))),
      });
      if (seen.status !== 'observed') {
        const { stage, code } = seen.status === 'failed' ? seen.failure : { stage: 'tcp', code: '' };
        return { ok: false, problem: `no answer (${stage} ${code})`, isFinal: false };
      }
      const { answer } = seen.value;
      const { status } = answer;
      if (status < 300) return { ok: true };
      const retryAfterMs = pausedBy(answer, world.now());
      return {
        ok: false,
        problem: status < 400 ? 'it answered with a redirect' : `it answered HTTP ${status}`,
        isFinal: ABOUT_THE_MESSAGE.includes(status),
        ...(retryAfterMs !== undefined && { retryAfterMs }),
      };
    },
  };
}

function clientFor(way: Way, world: World, signal: AbortSignal): HttpClient {
  const tls = tlsSettings(way);
  return httpClient({
    ...{ world, signal, family: 0, connectTimeoutMs: TIMEOUT_MS, exchangeTimeoutMs: TIMEOUT_MS },
    // Only the URL that the user named is sent here.
    policy: {
      refusal: () => undefined,
      admit: (_host, addresses) => Promise.resolve({ ok: true, addresses }),
      names: () => true,
    },
    tlsFor: () => tls,
    route: router(way),
    record: () => undefined,
    readClock: () => undefined,
  });
}

const SEVERITY: Readonly<Record<EventKind, 'critical' | 'warning' | 'info'>> = {
  ...{
    failing: 'critical',
    unjudged: 'warning',
    warning: 'warning',
    forecast: 'warning',
    finding: 'warning',
  },
  ...{ first: 'info', recovered: 'info', changed: 'info', cleared: 'info', removed: 'info' },
};

const ENDS: readonly EventKind[] = ['recovered', 'cleared', 'removed'];

const valuesOf = (event: WatchEvent): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    Object.entries(event).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  ),
  severity: SEVERITY[event.kind],
  action: ENDS.includes(event.kind) && event.othersLeft === undefined ? 'resolve' : 'trigger',
});

/** Replaces placeholders within texts, so that JSON escapes the values. */
function withValues(template: Json, values: Readonly<Record<string, string>>): Json {
  if (typeof template === 'string')
    return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
      Object.hasOwn(values, name) ? values[name]! : '',
    );
  if (Array.isArray(template)) return template.map((each: Json) => withValues(each, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, each]) => [name, withValues(each, values)]));
}
