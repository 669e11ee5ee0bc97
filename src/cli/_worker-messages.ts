import type { Parts } from '../probes/parts.ts';
import type { MemberResult } from '../fleet/result.ts';

/**
 * The messages between the thread that runs a command and its supervisor. A server, a token or a file may put the
 * worker into an endless loop; the supervisor only listens, so timeout and signals work regardless of any parser.
 */

/** What has a time limit: a run that ends in a report, or the discovery of `init`. */
export type Timed = 'run' | 'discovery';

/** The progress of a run, for the supervisor. */
export type RunEvent =
  | { readonly kind: 'begun'; readonly timeoutMs: number; readonly what: Timed }
  | { readonly kind: 'span'; readonly span: string; readonly state: 'begun' | 'ended' }
  | { readonly kind: 'part'; readonly part: Parts }
  /** All answers have arrived, or were given up: what is left is the diagnosis and the report. */
  | { readonly kind: 'seen' }
  /** Nothing is being worked on: it is over, or a person is asked, or the next run is waited for. */
  | { readonly kind: 'ended' };

/** The progress of a fleet or a watch, for the supervisor, which has it all when the worker no longer answers. */
export type CrowdEvent =
  /** The worker's event loop turns. */
  | { readonly kind: 'alive' }
  /** Answers of this client's servers are read, or no longer. */
  | { readonly kind: 'trying' | 'tried'; readonly name: string }
  | { readonly kind: 'result'; readonly result: MemberResult }
  /** All clients of a round were looked at. */
  | { readonly kind: 'round' };

/** From the worker thread. */
export type Message =
  | RunEvent
  | CrowdEvent
  | { readonly kind: 'write'; readonly to: 'stdout' | 'stderr'; readonly text: string }
  /** The command reads standard input. */
  | { readonly kind: 'stdin' }
  /** A question begins, which reads every key itself, or ends. */
  | { readonly kind: 'raw'; readonly isOn: boolean };

/** To the worker thread. */
export type Order =
  /** It is asked to end. */
  { readonly kind: 'interrupt' } | ({ readonly kind: 'resized' } & Size);

/** In characters. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface TerminalFacts extends Partial<Size> {
  readonly isTTY?: boolean;
}

/** A client whose servers keep the doctor busy. */
export interface Culprit {
  readonly name: string;
  /** When that was noticed, in milliseconds since the epoch. */
  readonly at: number;
  /** One sentence for people. */
  readonly because: string;
}

/** What a watch has to know of the worker before it, which was in a loop. */
export interface Resumed {
  /** When the first worker began, in milliseconds since the epoch. */
  readonly beganAt: number;
  /** How many rounds were finished. */
  readonly rounds: number;
  readonly culprits: readonly Culprit[];
  /** One of these may be a culprit: they are looked at one after the other. */
  readonly suspects: readonly string[];
}

/** What was known of a run that did not end. */
export interface CutOff {
  readonly parts: readonly Parts[];
  readonly why: string;
}

/** Passed to the thread at the start. */
export interface Given {
  readonly terminals: Terminals;
  readonly resumed?: Resumed;
  readonly cutOff?: CutOff;
}

/** A thread has no terminal of its own. */
export type Terminals = Readonly<Record<'stdin' | 'stdout' | 'stderr', TerminalFacts>>;
