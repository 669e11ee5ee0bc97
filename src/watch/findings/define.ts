import type { Evidence } from '../../evidence/evidence.ts';
import type { Reauthentication } from '../../probes/staying.ts';
import type { ReportCause } from '../../report/report.ts';
import type { Incident } from '../incidents.ts';
import type { Sample, Span, What } from '../sighting.ts';

/** What is known of a target over time, for findings to judge. Times are milliseconds since the epoch. */
export interface Past {
  readonly now: number;
  /** Of the last round. */
  readonly evidence: Evidence;
  /** The root cause of the last round, if it has one. */
  readonly cause?: Pick<ReportCause, 'title' | 'fix'> | undefined;
  /** How the client that stays connected signed in again, if it had to since the round before. */
  readonly reauthentication?: Reauthentication | undefined;
  /** What the client has that ends on a known day. */
  readonly own: readonly OwnTerm[];
  /** Oldest first; of one subject, or of all. */
  readonly spans: (what: What, subject?: string) => readonly Span[];
  /** Oldest first. */
  readonly samples: (what: Sample['what']) => readonly Sample[];
}

/** Something of the client's own that ends. */
export interface OwnTerm {
  readonly what: 'client-secret' | 'client-certificate';
  readonly endsAt: number;
}

/** One thing that the rounds show together. */
export interface Found {
  /** Distinguishes what the same finding says of several things: a key id, a server. */
  readonly subject: string;
  /** One sentence with the values in it. A forecast says "will fail on … because …". */
  readonly title: string;
  readonly because: string;
  /** Rises when it becomes more urgent, which is reported once more. */
  readonly stage: number;
  /** When the client fails, if that can be said. */
  readonly failsAt?: number;
  /** What to do, in one sentence. */
  readonly fix: string;
}

export interface FindingSpec {
  /** Its file's name, after `watch/`. */
  readonly id: `watch/${string}`;
  /** What it is about, in plain English, without values. */
  readonly title: string;
  readonly kind: 'forecast' | 'finding';
  /** For what is over as soon as it is found: that it is no longer reported is not an event. */
  readonly isPast?: true;
  /** Its subject is the client's own; otherwise what is said of one subject is one problem for all clients. */
  readonly isClients?: true;
  /** Pure. Empty when it does not hold; undefined when this round does not say: what held before then stays. */
  readonly find: (past: Past) => readonly Found[] | undefined;
}

/** A finding that holds, and since when. */
export interface OpenFinding extends Found {
  readonly id: string;
  readonly kind: FindingSpec['kind'];
  readonly isPast?: true;
  readonly isClients?: true;
  readonly since: number;
  /** Absent in histories of earlier versions. */
  readonly incident?: Incident;
}

export const defineFinding = (spec: FindingSpec): FindingSpec => spec;
