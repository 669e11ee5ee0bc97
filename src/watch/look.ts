import { examine } from '../doctor/examine.ts';
import { SignsInOtherwise } from '../doctor/signs-in-otherwise.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { whyNot } from '../fleet/members.ts';
import type { TokenKeeper } from '../probes/kept-token.ts';
import type { SharedAnswers } from '../probes/shared-answers.ts';
import type { World } from '../probes/world.ts';
import { buildReport } from '../report/build.ts';
import { outcomeOf } from '../report/outcome.ts';
import type { Report } from '../report/report.ts';
import { inOneSentence } from '../report/words/headline.ts';
import type { Target } from '../settings/target.ts';
import { UsageError } from '../text/problem.ts';
import type { Listed } from './listed.ts';
import type { State } from './state.ts';

/** What one look at a target found. */
export interface Looked {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly state: State;
  /** Absent, with the others, when its configuration cannot be read. */
  readonly target?: Target;
  readonly evidence?: Evidence;
  readonly report?: Report;
}

export interface LookOptions {
  readonly world: World;
  readonly signal: AbortSignal;
  readonly version: string;
  readonly answers: SharedAnswers;
  readonly tokens: TokenKeeper;
}

/** Loads a target, because its files may have changed, and diagnoses it once. Undefined when it was interrupted. */
export async function lookAt(
  member: Listed,
  { version, ...options }: LookOptions,
): Promise<Looked | undefined> {
  const at = options.world.now();
  if (!('load' in member)) return { at, state: unread(member.outcome, member.because) };
  try {
    const target = await member.load();
    const { evidence, diagnosis, durationMs } = await examine(target, options);
    if (options.signal.aborted) return undefined;
    const report = buildReport(evidence, diagnosis, { version, durationMs });
    const causes = report.rootCauses.map(({ id }) => id).toSorted();
    const state = { outcome: outcomeOf(report), causes, because: inOneSentence(report) };
    return { at, state, target, evidence, report };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const outcome = error instanceof SignsInOtherwise ? 'skipped' : 'unreadable';
    return { at, state: unread(outcome, whyNot(error, member.name)) };
  }
}

const unread = (outcome: State['outcome'], because: string): State => ({ outcome, causes: [], because });
