import { setMaxListeners } from 'node:events';

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

export interface Deadline {
  readonly signal: AbortSignal;
  /** By the clock of `performance.now()`. */
  readonly endsAt: number;
  /** Stops the timer and detaches from the outer signal. */
  readonly clear: () => void;
}

/**
 * A signal that aborts with the outer one or after this many milliseconds, whichever comes first. Unlike
 * `AbortSignal.any` it leaves no listeners on a long-lived outer signal.
 */
export function deadlineOf(outer: AbortSignal, ms: number, reason: StageFault = timedOut(ms)): Deadline {
  const controller = new AbortController();
  // More than ten probes wait on it at the same time; that is not a leak, so Node must not warn.
  setMaxListeners(0, controller.signal);
  const onOuter = (): void => controller.abort(asFault(outer.reason));
  if (outer.aborted) onOuter();
  else outer.addEventListener('abort', onOuter, { once: true });
  const timer = setTimeout(() => controller.abort(reason), Math.max(0, ms));
  return {
    signal: controller.signal,
    endsAt: performance.now() + ms,
    clear: () => {
      clearTimeout(timer);
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
