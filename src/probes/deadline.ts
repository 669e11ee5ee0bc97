import { setMaxListeners } from 'node:events';
import { HELD_UP } from '../evidence/stages.ts';
import { isConsiderable, mayHaveSeemedSilent, ownTime, watchOwnTime, type OwnTime } from './own-time.ts';

/** Why a stage failed; `seen` is what was still observed. */
export class StageFault extends Error {
  readonly code: string;
  readonly seen: Readonly<Record<string, unknown>> | undefined;
  constructor(code: string, message: string, seen?: Readonly<Record<string, unknown>>) {
    super(message);
    this.code = code;
    this.seen = seen;
  }
}

/** The run as a whole is over: it timed out or was interrupted. No server is to blame. */
export class RunOver extends StageFault {}

/** This process itself could not run while it waited, so whether the server answered is not known. No server is to blame. */
export class HeldUp extends StageFault {
  constructor({ tookMs, heldUpMs }: OwnTime) {
    super(
      HELD_UP,
      `this machine was too busy to tell: the doctor could not run for ${inWords(heldUpMs)} of the ${inWords(tookMs)} that it waited; run it again where the machine has time`,
    );
  }
}

export interface Deadline {
  readonly signal: AbortSignal;
  /** Milliseconds that are left. */
  readonly leftMs: () => number;
  /** Stops the timer and detaches from the outer signal. */
  readonly clear: () => void;
}

/** For waits that no run ends, as those of a client that stays connected. */
const MOST_WAITS = 5;

/**
 * A signal that aborts with the outer one or after this many milliseconds, whichever comes first. Unlike
 * `AbortSignal.any` it leaves no listeners on a long-lived outer signal.
 *
 * Only time in which this process could run counts: what was lost is added, and a wait of which too much was lost
 * starts over, up to `MOST_WAITS` times. If too much was lost in the end, the reason is `HeldUp`.
 */
export function deadlineOf(outer: AbortSignal, ms: number): Deadline {
  const whole = ownTime();
  let wait = whole;
  const leftMs = (): number => {
    const { tookMs, heldUpMs } = wait();
    return ms - (tookMs - heldUpMs);
  };
  return aborting(outer, {
    leftMs,
    wait: () => wait(),
    atEnd: () => {
      if (isConsiderable(wait())) {
        if (whole().tookMs >= MOST_WAITS * ms) return new HeldUp(whole());
        wait = ownTime();
      }
      return leftMs() > 0 ? undefined : timedOut(ms);
    },
  });
}

/** The same for a run as a whole: its time is up after this many milliseconds, whether this process could run or not. */
export function finalDeadlineOf(outer: AbortSignal, ms: number, over: RunOver): Deadline {
  const wait = ownTime();
  const leftMs = (): number => ms - wait().tookMs;
  return aborting(outer, { leftMs, wait, atEnd: () => over });
}

function aborting(
  outer: AbortSignal,
  {
    leftMs,
    wait,
    atEnd,
  }: {
    readonly leftMs: () => number;
    readonly wait: () => OwnTime;
    /** Why it is over; undefined when time was added. */
    readonly atEnd: () => StageFault | undefined;
  },
): Deadline {
  const controller = new AbortController();
  // More than ten probes wait on it at the same time; that is not a leak, so Node must not warn.
  setMaxListeners(0, controller.signal);
  const abort = (reason: StageFault): void =>
    controller.abort(reason.code === 'ETIMEDOUT' && isConsiderable(wait()) ? new HeldUp(wait()) : reason);
  const onOuter = (): void => abort(asFault(outer.reason));
  const stopWatching = watchOwnTime();
  let timer: NodeJS.Timeout | undefined;
  let turn: NodeJS.Immediate | undefined;
  const arm = (): void => {
    // What has arrived already is read before silence is judged: sockets come between timers and immediates.
    timer = setTimeout(() => (turn = setImmediate(look)), Math.max(0, leftMs()));
  };
  const look = (): void => {
    const reason = atEnd();
    if (reason === undefined) arm();
    else abort(reason);
  };
  if (outer.aborted) onOuter();
  else {
    outer.addEventListener('abort', onOuter, { once: true });
    arm();
  }
  return {
    signal: controller.signal,
    leftMs,
    clear: () => {
      clearTimeout(timer);
      clearImmediate(turn);
      stopWatching();
      outer.removeEventListener('abort', onOuter);
    },
  };
}

export const timedOut = (ms: number): StageFault =>
  new StageFault('ETIMEDOUT', `no answer within ${inWords(ms)}`);

/** A duration for people. */
export const inWords = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 100) / 10} s`;

/** The promise's outcome, or the signal's reason as soon as it aborts; a later outcome is dropped. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(asFault(signal.reason));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** A signal's reason as a fault: our own unchanged, a `TimeoutError` as a timeout, anything else as an interruption. */
export const asFault = (reason: unknown): StageFault => {
  if (reason instanceof StageFault) return reason;
  return reason instanceof Error && reason.name === 'TimeoutError'
    ? new StageFault('ETIMEDOUT', 'no answer within the time')
    : new RunOver('ABORTED', 'the run was interrupted');
};

/** The stable code of an error: Node's, or ours. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if (isPlaintextAnswer(error)) return 'ERR_SSL_WRONG_VERSION_NUMBER';
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code) ? code : 'UNKNOWN';
}

/** OpenSSL's message for a first record that is not a TLS record differs by version. */
const isPlaintextAnswer = (error: Error): boolean =>
  /wrong version number|packet length too long|http request|not.*ssl record/i.test(
    `${reasonOf(error) ?? ''} ${error.message}`,
  );

/** OpenSSL's own reason. */
function reasonOf(error: Error): string | undefined {
  const { reason } = error as { readonly reason?: unknown };
  return typeof reason === 'string' ? reason : undefined;
}

/** A code and a one-line message for anything that was thrown. */
export function faultOf<T>(error: unknown): {
  readonly code: string;
  readonly message: string;
  readonly value?: Partial<T>;
} {
  const code = codeOf(error);
  const seen =
    error instanceof StageFault && error.seen !== undefined ? { value: error.seen as Partial<T> } : {};
  return { code, message: messageOf(code, error), ...seen };
}

/** The codes of a connection that the other side closed. */
const HANG_UPS: ReadonlySet<string> = new Set([
  ...['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'CLOSED', 'CLOSED_DURING_SASL', 'CLOSED_BEFORE_SASL'],
]);

/** Of the resolver of the operating system, which waits in a thread of this process. */
const NO_RESOLVER = 'EAI_AGAIN';

/**
 * The failure, unless this process may have brought it about: the other side hangs up on a client that is silent for too long,
 * and the resolver misses an answer.
 */
export const unlessHeldUp = <F extends { readonly code: string; readonly message: string }>(
  failure: F,
  time: OwnTime,
): F =>
  (HANG_UPS.has(failure.code) && mayHaveSeemedSilent(time)) ||
  (failure.code === NO_RESOLVER && isConsiderable(time))
    ? { ...failure, code: HELD_UP, message: new HeldUp(time).message }
    : failure;

const LONGEST_MESSAGE = 300;

function messageOf(code: string, error: unknown): string {
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER') return 'what answers on this port does not speak TLS';
  if (!(error instanceof Error)) return 'an unknown fault';
  // OpenSSL's message contains an error queue with source file names; only its reason is for people.
  const reason = reasonOf(error);
  const text = reason !== undefined && code.startsWith('ERR_SSL') ? `TLS: ${reason}` : error.message;
  return (text.split('\n')[0] ?? '').slice(0, LONGEST_MESSAGE);
}

/** Waits; resolves to false when the signal aborts first. */
export function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false);
      return;
    }
    const done = (slept: boolean): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(slept);
    };
    const onAbort = (): void => done(false);
    const timer = setTimeout(done, ms, true);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
