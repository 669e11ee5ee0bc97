import type { FleetClient, FleetOutcome, FleetReport } from '../fleet.ts';
import { count } from './grammar.ts';

/** The state of a fleet in one sentence: the first line of every report. */
export const fleetInOneSentence = (report: FleetReport): string =>
  `${ofThoseDiagnosed(report)}${report.interrupted === true ? ' (interrupted before every client was diagnosed)' : ''}`;

function ofThoseDiagnosed({ counts, rootCauses }: FleetReport): string {
  const ill = illIn(counts);
  const open = openIn(counts);
  if (ill > 0)
    return `${count(ill, 'client')} of ${counts.total} cannot sign in or work: ${count(rootCauses.length, 'root cause')}`;
  if (open > 0) return `Inconclusive: ${count(open, 'client')} of ${counts.total} could not be judged`;
  if (counts.total === 0) return 'Inconclusive: there is no client to diagnose';
  return `Healthy: ${counts.total === 1 ? 'the one client' : `all ${counts.total} clients`}`;
}

/** What the sentence does not say: how many are well, how many of the others are so for now only. */
export function restInWords({ counts }: FleetReport): readonly string[] {
  const [ill, open] = [illIn(counts), openIn(counts)];
  return [
    ...(ill > 0 || open > 0 ? [`${wellIn(counts)} healthy`] : []),
    ...(counts.transient > 0 ? [`${counts.transient} of them for now only`] : []),
    ...(ill > 0 && open > 0 ? [`${open} not judged`] : []),
  ];
}

type Counts = FleetReport['counts'];
export const wellIn = (counts: Counts): number => counts.healthy + counts.warned;
export const illIn = (counts: Counts): number => counts.unhealthy + counts.transient;
/** Those whose state is not known. */
export const openIn = (counts: Counts): number => counts.refused + counts.inconclusive + counts.unreadable;

export const OUTCOME_WORD: Readonly<Record<FleetOutcome, string>> = {
  healthy: 'healthy',
  warned: 'healthy, with warnings',
  unhealthy: 'cannot sign in or work',
  transient: 'cannot sign in for now',
  refused: 'refused, and nothing says why',
  inconclusive: 'not judged',
  unreadable: 'configuration not readable',
  skipped: 'no OAuth client',
};

/** Some names, and how many more there are. */
export function namesInWords(names: readonly string[], most: number): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ');
}

/** What is its own: `client id: "orders", pool: "pool-7"`. Empty if all is shared. */
export const ownInWords = ({ evidence }: FleetClient): string =>
  evidence.map(({ label, value }) => `${label}: "${value}"`).join(', ');
