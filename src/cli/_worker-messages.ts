import type { MemberResult } from '../fleet/result.ts';

/**
 * The messages between the thread that runs a command and its supervisor. A server, a token or a file may put the
 * worker into an endless loop; the supervisor only listens, so timeout and signals work regardless of any parser.
 */

/** The progress of a run, for the supervisor. */
export type RunEvent =
  | { readonly kind: 'begun'; readonly timeoutMs: number }
  | { readonly kind: 'span'; readonly span: string; readonly state: 'begun' | 'ended' }
  /** All answers have arrived, or were given up. */
  | { readonly kind: 'seen' }
  | { readonly kind: 'ended' };

/** The progress of a fleet, for the supervisor, which has it all when the worker no longer answers. */
export type FleetEvent =
  /** The worker's event loop turns. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'trying'; readonly name: string }
  | { readonly kind: 'result'; readonly result: MemberResult };

/** From the worker thread. */
export type Message =
  | RunEvent
  | FleetEvent
  | { readonly kind: 'write'; readonly to: 'stdout' | 'stderr'; readonly text: string }
  /** The command reads standard input. */
  | { readonly kind: 'stdin' };

export interface TerminalFacts {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Passed to the thread at the start, because a thread has no terminal of its own. */
export type Terminals = Readonly<Record<'stdout' | 'stderr', TerminalFacts>>;
