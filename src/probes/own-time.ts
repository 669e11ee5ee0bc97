/**
 * How long this process could not run. On a starved machine an answer may lie in the socket while the time for it passes,
 * so silence counts only while the event loop turns. `monitorEventLoopDelay` of Node gives a distribution, and not what was
 * lost until now.
 */

const TICK_MS = 20;
/** A tick that comes later than this was held up. Below, no answer is missed: a loaded machine wakes every process a little late. */
const NOTICED_MS = 50;

let ticker: NodeJS.Timeout | undefined;
let watchers = 0;
let dueAt = 0;
let lostMs = 0;

const overdueMs = (): number => {
  const late = performance.now() - dueAt;
  return ticker !== undefined && late > NOTICED_MS ? late : 0;
};

function tick(): void {
  lostMs += overdueMs();
  dueAt = performance.now() + TICK_MS;
}

/** Measures until the returned function is called. */
export function watchOwnTime(): () => void {
  watchers += 1;
  if (ticker === undefined) {
    dueAt = performance.now() + TICK_MS;
    ticker = setInterval(tick, TICK_MS).unref();
  }
  let isWatching = true;
  return () => {
    if (!isWatching) return;
    isWatching = false;
    watchers -= 1;
    if (watchers > 0) return;
    tick();
    clearInterval(ticker);
    ticker = undefined;
  };
}

/** A time that has passed, and how much of it this process could not run; in milliseconds. */
export interface OwnTime {
  readonly tookMs: number;
  /** Measured only between `watchOwnTime` and its end. */
  readonly heldUpMs: number;
}

/** Starts a stopwatch. */
export function ownTime(): () => OwnTime {
  const begun = performance.now();
  const lostBefore = lostMs + overdueMs();
  return () => {
    const tookMs = performance.now() - begun;
    return { tookMs, heldUpMs: Math.min(tookMs, Math.max(0, lostMs + overdueMs() - lostBefore)) };
  };
}

/** With a larger share of the time lost, silence says nothing about a server. */
const CONSIDERABLE = 0.25;

export const isConsiderable = ({ tookMs, heldUpMs }: OwnTime): boolean => heldUpMs > CONSIDERABLE * tookMs;

/** How long it took without the time that this process itself lost, in whole milliseconds. */
export const answeredAfter = ({ tookMs, heldUpMs }: OwnTime): number => Math.round(tookMs - heldUpMs);

/** The shortest silence of a client after which a server may hang up, in milliseconds. */
const PATIENCE_MS = 1000;

/** Whether a server may have taken us for silent, and hung up. */
export const mayHaveSeemedSilent = ({ heldUpMs }: OwnTime): boolean => heldUpMs >= PATIENCE_MS;
