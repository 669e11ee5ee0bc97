import { setMaxListeners } from 'node:events';
import { inLanes } from '../fleet/lanes.ts';
import { sharedAnswers } from '../probes/shared-answers.ts';
import type { WatchEvent } from './event.ts';
import { removedEvents } from './events.ts';
import { NotRecorded } from './history/database.ts';
import { Incidents } from './incidents.ts';
import type { Listed } from './listed.ts';
import { Watched, type WatchedOptions } from './watched.ts';

export interface WatchOptions extends WatchedOptions {
  /** When to end: after this many rounds, or this long (milliseconds). Default: never. */
  readonly rounds?: number;
  readonly forMs?: number;
  /** How many targets are diagnosed at the same time; default: 8. */
  readonly concurrency?: number;
  /** Called when all targets of a round were looked at. */
  readonly onEnd?: () => void;
  /** Called for a target that is no longer watched, when the history knows. */
  readonly onRemoved?: (target: string, events: readonly WatchEvent[]) => void;
  /** Called when a round was not recorded, with why; the next round tries again. */
  readonly onUnrecorded?: (error: NotRecorded) => void;
  /** Uniform from 0 to 1; spreads the rounds of watches that started at the same moment. */
  readonly random?: () => number;
}

/** The targets as they are found now; read before each round. */
export type Members = () => Promise<readonly Listed[]>;

/**
 * Diagnoses targets again and again, and reports what changed. A change for the worse is looked at a second time before
 * it is reported, so that one lost packet is not an alarm. While only temporary faults are seen of a target, its rounds
 * become rarer.
 *
 * @returns how many rounds were finished
 * @throws UsageError when another watch takes over the history; and what `members` throws
 */
export async function watch(members: Members, options: WatchOptions): Promise<number> {
  // Every probe of every target listens to it; Node warns of more than ten.
  setMaxListeners(0, options.signal);
  const watched = new Map<string, Watched>();
  try {
    return await roundsOf(watched, members, options);
  } finally {
    for (const each of watched.values()) each.close();
  }
}

type All = Map<string, Watched>;

async function roundsOf(watched: All, members: Members, options: WatchOptions): Promise<number> {
  const { world, signal, intervalMs, rounds = Infinity, forMs = Infinity, random = Math.random } = options;
  const endsAt = world.now() + forMs;
  const incidents = new Incidents();
  for (let round = 1; ; round += 1) {
    const began = world.now();
    const found = await members();
    await recorded(() => takeOver(found, watched, incidents, options), options);
    const due = [...watched.values()].filter(({ restsFor }) => restsFor === 0);
    const answers = sharedAnswers(world.now);
    const interrupted: Watched[] = [];
    // People wait for the first round.
    const windowMs = round === 1 ? 0 : Math.min(WINDOW_MS, intervalMs * WINDOW_SHARE);
    const starts = startsOf(due, { ...options, began, windowMs, watched });
    await inLanes(starts, options.concurrency ?? 8, signal, async (each) => {
      if ((await recorded(() => each.look(answers), options)) === false) interrupted.push(each);
    });
    if (interrupted.length > 0 || signal.aborted) return round - 1;
    options.onEnd?.();
    const step = watched.size === 0 ? 1 : Math.min(...[...watched.values()].map(({ restsFor }) => restsFor));
    for (const each of watched.values()) each.restsFor -= step;
    const nextAt = began + step * intervalMs * (1 + JITTER * (random() - 0.5));
    if (round >= rounds || nextAt > endsAt) return round;
    if (!(await stayUntil(nextAt, watched, options))) return round;
  }
}

/** The result; undefined when the history could not take it, which ends no watch. */
async function recorded<T>(work: () => Promise<T>, { onUnrecorded }: WatchOptions): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NotRecorded)) throw error;
    onUnrecorded?.(error);
    return undefined;
  }
}

/** Part of the interval by which rounds are earlier or later. */
const JITTER = 0.1;
/**
 * The time over which the targets of a round start, and its largest part of an interval. It is shorter than a minute, for
 * which answers are shared, so that each server is asked once in a round.
 */
const WINDOW_MS = 45_000;
const WINDOW_SHARE = 0.2;

/** Watches what is new in the list, and no longer what has left it. */
async function takeOver(
  found: readonly Listed[],
  watched: All,
  incidents: Incidents,
  options: WatchOptions,
): Promise<void> {
  const names = new Set(found.map(({ name }) => name));
  for (const each of watched.values()) if (!names.has(each.name)) await leave(each, watched, options);
  const added = found.filter(({ name }) => !watched.has(name));
  const open = added.length === 0 ? undefined : await options.history.incidents();
  for (const member of found) {
    const known = watched.get(member.name);
    if (known !== undefined) {
      known.member = member;
      continue;
    }
    for (const [owner, incident] of open?.get(member.name) ?? []) incidents.restore(owner, incident);
    watched.set(member.name, new Watched(member, options, incidents));
  }
}

async function leave(
  each: Watched,
  watched: All,
  { world, history, onRemoved }: WatchOptions,
): Promise<void> {
  each.close();
  const events = removedEvents(each.name, world.now(), each.end());
  await history.remove(each.name, world.now(), events);
  watched.delete(each.name);
  onRemoved?.(each.name, events);
}

/** The targets, each when its time in the round has come. */
async function* startsOf(
  targets: readonly Watched[],
  {
    began,
    windowMs,
    watched,
    ...options
  }: Pick<WatchOptions, 'world' | 'signal'> & {
    readonly began: number;
    readonly windowMs: number;
    readonly watched: All;
  },
): AsyncGenerator<Watched> {
  for (const [at, each] of targets.entries()) {
    if (!(await stayUntil(began + (windowMs * at) / targets.length, watched, options))) return;
    yield each;
  }
}

/** Waits, and lets the clients that stay connected re-authenticate in time. Returns false when the signal aborts. */
async function stayUntil(
  moment: number,
  watched: All,
  { world, signal }: Pick<WatchOptions, 'world' | 'signal'>,
): Promise<boolean> {
  for (;;) {
    const all = [...watched.values()];
    const wakeAt = all.reduce((first, { dueAt }) => Math.min(first, dueAt), moment);
    if (wakeAt >= moment && moment <= world.now()) return !signal.aborted;
    if (!(await world.pause(Math.max(0, wakeAt - world.now()), signal))) return false;
    if (wakeAt >= moment) return true;
    await Promise.all(all.map((each) => each.stay()));
  }
}
