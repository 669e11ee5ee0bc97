/**
 * What the thread that runs a command and the one that watches over it say to each other. A server, a token or a file may
 * make the former spin; the latter does nothing but listen, so that deadline and signals do not rest on any parser.
 */

/** How far a run is, for whoever watches over it. */
export type RunEvent =
  | { readonly kind: 'begun'; readonly timeoutMs: number }
  | { readonly kind: 'span'; readonly span: string; readonly state: 'begun' | 'ended' }
  /** All answers are in, or given up. */
  | { readonly kind: 'seen' }
  | { readonly kind: 'ended' };

/** From the thread that runs the command. */
export type Message =
  | RunEvent
  | { readonly kind: 'write'; readonly to: 'stdout' | 'stderr'; readonly text: string }
  /** Standard input is wanted. */
  | { readonly kind: 'stdin' }
  | { readonly kind: 'exit'; readonly code: number };

export interface TerminalFacts {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What the thread is given to begin with: a thread has no terminal of its own. */
export type Terminals = Readonly<Record<'stdout' | 'stderr', TerminalFacts>>;
