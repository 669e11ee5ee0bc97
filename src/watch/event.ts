/**
 * What kind of change a line of `watch` reports.
 * - `first`: how a target is in the first round.
 * - `failing`, `recovered`, `unjudged`: the verdict, or its root causes, changed.
 * - `changed`: a value that a check reads, or that Confluent or the client has, is another one now.
 * - `warning`: a check that does no harm today fails.
 * - `forecast`: the client will fail. `finding`: rounds show together what none shows alone. `cleared`: neither holds now.
 * - `removed`: the client is no longer in the list of those that are watched.
 */
export const EVENT_KINDS = [
  ...([
    'first',
    'failing',
    'recovered',
    'unjudged',
    'changed',
    'warning',
    'forecast',
    'finding',
    'cleared',
    'removed',
  ] as const),
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** One change: a line at the terminal, a line of `--format jsonl`, a notification. It contains no secrets. */
export interface WatchEvent {
  readonly schemaVersion: 1;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly target: string;
  readonly kind: EventKind;
  /** The root cause, check or finding that it is about. */
  readonly id?: string;
  /** One sentence. Texts from outside are not escaped. */
  readonly title: string;
  readonly because?: string;
  /** What to do, in one sentence. */
  readonly fix?: string;
  /** The values of a `changed` one; absent: there was none, or there is none now. */
  readonly before?: string;
  readonly after?: string;
  /** When it will fail, if that is known: ISO 8601, UTC. */
  readonly failsAt?: string;
  /**
   * The same for the beginning and the end of one problem, for tools that open and close incidents. Targets that have it for one
   * reason have the key of the first of them: its name, and the id if it is a finding.
   */
  readonly key: string;
  /** At the end of a problem: how many other clients still have it; absent when there is none. */
  readonly othersLeft?: number;
  /** The clients that a notification is about, if it is about several; `target` then says how many. */
  readonly targets?: readonly string[];
}
