import type { World } from '../probes/world.ts';
import { UsageError } from '../text/problem.ts';
import type { History } from './history/history.ts';
import { notificationsOf, type Notification } from './notifications.ts';
import { postTo, type Webhook } from './webhook.ts';

export interface CourierOptions {
  readonly history: History;
  readonly webhook: Webhook;
  readonly world: World;
  /** Ends it; what is not delivered then is delivered after a restart. */
  readonly signal: AbortSignal;
  /** Called when something is not delivered, with why, without the URL. */
  readonly onProblem: (problem: string) => void;
  /** Uniform from 0 to 1. */
  readonly random?: () => number;
}

/** Delivers what the history has, beside the rounds. */
export interface Courier {
  /** To be called when a round has ended; returns at once. */
  readonly wake: () => void;
  /** Resolves when all is delivered, or after this long (milliseconds). Nothing is sent after that. */
  readonly end: (graceMs: number) => Promise<void>;
}

/** How many changes wait for a webhook that takes none. */
export const MOST_WAITING = 10_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;
/** A `Retry-After` that asks for more is not heeded. */
const LONGEST_WISH_MS = 3_600_000;

/**
 * Sends what was not delivered yet, oldest first, and goes on only when the webhook has taken it: after a failure it tries
 * again, each time after a longer pause. An event that was sent just before a kill may be sent twice, with the same key.
 */
export function courier(options: CourierOptions): Courier {
  const { history, webhook, world, signal, onProblem, random = Math.random } = options;
  const ended = new AbortController();
  const until = AbortSignal.any([signal, ended.signal]);
  const post = postTo(webhook, { world, signal: until });
  let isWoken = false;
  let failures = 0;

  /** Undefined when the webhook has it, or refuses it for good; otherwise how long to wait, in milliseconds. */
  const deliver = async ({ event, ids }: Notification): Promise<number | undefined> => {
    const isWanted = webhook.kinds.includes(event.kind);
    const delivery = isWanted ? await post.send(event) : ({ ok: true } as const);
    if (!delivery.ok && until.aborted) return 0;
    if (!delivery.ok) {
      const { problem, isFinal } = delivery;
      onProblem(`${problem}; ${isFinal ? 'this change is not sent again' : 'it is tried again'}`);
    }
    if (!delivery.ok && !delivery.isFinal) {
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS) * (0.5 + random());
      failures += 1;
      return Math.max(pauseMs, Math.min(delivery.retryAfterMs ?? 0, LONGEST_WISH_MS));
    }
    if (isWanted && delivery.ok) failures = 0;
    await history.markDelivered(ids);
    return undefined;
  };

  const work = async (): Promise<void> => {
    let last = 0;
    while (!until.aborted) {
      if (isWoken) {
        // What a round that goes on finds is sent when it has ended.
        isWoken = false;
        last = await history.lastEvent();
        const dropped = await history.dropUndelivered(MOST_WAITING);
        if (dropped > 0) onProblem(`${dropped} old changes are not sent, because too many are waiting`);
      }
      const waiting = notificationsOf(await history.undelivered(last));
      if (waiting.length === 0) return;
      for (const each of waiting) {
        const pauseMs = await deliver(each);
        if (pauseMs === undefined) continue;
        await world.pause(pauseMs, until);
        break;
      }
    }
  };

  let working: Promise<void> | undefined;
  const start = (): void => {
    working = work()
      .catch((error: unknown) => {
        if (!(error instanceof UsageError)) throw error;
        onProblem(error.message);
      })
      .finally(() => {
        working = undefined;
        if (isWoken && !until.aborted) start();
      });
  };
  return {
    wake: () => {
      isWoken = true;
      if (working === undefined) start();
    },
    end: async (graceMs) => {
      const grace = new AbortController();
      await Promise.race([working, world.pause(graceMs, AbortSignal.any([signal, grace.signal]))]);
      grace.abort();
      ended.abort();
      await working;
      await post.close();
    },
  };
}
