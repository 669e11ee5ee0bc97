import type { MemberResult } from '../fleet/result.ts';

/** How a target is, as one round found it. */
export interface State {
  readonly outcome: MemberResult['outcome'];
  /** Ids of the root causes, sorted. */
  readonly causes: readonly string[];
  /** The first sentence of the report, or why there is none. */
  readonly because: string;
}

/** Whether two states are the same for a watch: the words may differ. */
export const isSameState = (one: State, other: State): boolean =>
  one.outcome === other.outcome && one.causes.join() === other.causes.join();

export const isWell = ({ outcome }: State): boolean => outcome === 'healthy' || outcome === 'warned';
