import type { Target } from '../settings/target.ts';

/** One client of a fleet. */
export interface Member {
  /** Unique in the fleet: `orders/client.properties`, `fleet.yaml#orders`. */
  readonly name: string;
  /** @throws UsageError with every problem of its configuration */
  readonly load: () => Promise<Target>;
  /** The file that describes it; absent for one that is not from a file. */
  readonly file?: string;
  /** The command line that diagnoses it alone; absent if none names it. */
  readonly command?: () => string;
}

/** A file that does not yield a client. */
export interface Unread {
  readonly name: string;
  /** `skipped`: it has no client, and is in a directory with others. `unreadable`: it should have one. */
  readonly outcome: 'skipped' | 'unreadable';
  /** Absent for what is not a file. */
  readonly file?: string;
  /** One sentence for people. */
  readonly because: string;
}
