import type { MemberResult } from '../fleet/result.ts';
import type { Incident } from './incidents.ts';

/** How a target is, as one round found it. */
export interface State {
  readonly outcome: MemberResult['outcome'];
  /** Ids of the root causes, sorted. */
  readonly causes: readonly string[];
  /** The first sentence of the report, or why there is none. */
  readonly because: string;
  /** While it is not well. Absent in histories of earlier versions. */
  readonly incident?: Incident;
}

/** Whether two states are the same for a watch: the words may differ. */
export const isSameState = (one: State, other: State): boolean =>
  one.outcome === other.outcome && one.causes.join() === other.causes.join();

/** Whether nothing is wrong with it. A client that signs in with something else is none of ours. */
export const isWell = ({ outcome }: Pick<State, 'outcome'>): boolean =>
  outcome === 'healthy' || outcome === 'warned' || outcome === 'skipped';
