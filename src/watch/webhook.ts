import type { Json } from '../evidence/json.ts';
import { isLoopback } from '../evidence/reach.ts';
import { UsageError } from '../text/problem.ts';
import type { EventKind, WatchEvent } from './event.ts';
import type { History } from './history/history.ts';

/** Where changes are sent. The URL is a secret: it allows to write there. */
export interface Webhook {
  readonly url: string;
  /** The body, with `{{title}}` and other members of an event in its texts; default: the event itself. */
  readonly template?: Json;
  readonly kinds: readonly EventKind[];
}

const TIMEOUT_MS = 10_000;

/** @throws UsageError for a URL to which a secret must not be sent; it does not contain the URL */
export function checkedUrl(text: string, where: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHere = url !== undefined && (url.hostname === 'localhost' || isLoopback(url.hostname));
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere)) return url.href;
  throw new UsageError([`${where}: the variable must contain an https URL`]);
}

/**
 * Sends what was not delivered yet, oldest first, and stops at the first failure: the next round tries again, also after
 * a restart. An event that was sent just before a kill may be sent twice, with the same key.
 *
 * @returns why an event was not delivered; undefined if all were
 */
export async function deliver(
  history: History,
  webhook: Webhook,
  signal: AbortSignal,
): Promise<string | undefined> {
  for (const { id, event } of await history.undelivered()) {
    const problem = webhook.kinds.includes(event.kind) ? await post(webhook, event, signal) : undefined;
    if (problem !== undefined) return problem;
    await history.markDelivered([id]);
  }
  return undefined;
}

async function post(
  { url, template }: Webhook,
  event: WatchEvent,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const { ok, status } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'oauthbearer' },
      body: JSON.stringify(template === undefined ? event : withValues(template, valuesOf(event))),
      // Another server was not named.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    return ok ? undefined : `it answered ${status === 0 ? 'with a redirect' : `HTTP ${status}`}`;
  } catch (error) {
    // The message of the cause may contain the URL.
    const { cause } = error as { readonly cause?: { readonly code?: unknown } };
    return typeof cause?.code === 'string' ? `no answer (${cause.code})` : 'no answer';
  }
}

const SEVERITY: Readonly<Record<EventKind, 'critical' | 'warning' | 'info'>> = {
  ...{
    failing: 'critical',
    unjudged: 'warning',
    warning: 'warning',
    forecast: 'warning',
    finding: 'warning',
  },
  ...{ first: 'info', recovered: 'info', changed: 'info', cleared: 'info' },
};

const valuesOf = (event: WatchEvent): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(event).map(([name, value]) => [name, String(value)])),
  severity: SEVERITY[event.kind],
  action: event.kind === 'recovered' || event.kind === 'cleared' ? 'resolve' : 'trigger',
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
