import type { Member, Unread } from '../fleet/member.ts';

/** A target that is not looked at for now, because it does the watch harm. */
export interface SetAside {
  readonly name: string;
  readonly outcome: 'inconclusive';
  /** One sentence for people. */
  readonly because: string;
}

/** A target in the list of those that are watched. */
export type Listed = Member | Unread | SetAside;
