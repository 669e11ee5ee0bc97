import { exposition, type Family, type Sample } from '../report/escape/openmetrics.ts';
import { familiesOf } from '../report/formats/openmetrics.ts';
import type { TargetRound } from './watched.ts';

/** Families with a series for each check of each client: their causes and verdicts say what matters. */
const LEFT_OUT = ['oauthbearer_checks', 'oauthbearer_not_counted'];

/**
 * The last round of each target as OpenMetrics text: the families of the report, and what only a watch knows. A cause
 * and a finding are labels only while they hold.
 */
export function metricsOf(rounds: readonly TargetRound[]): string {
  return exposition([
    ...merged(rounds.flatMap(familiesOfReport)),
    {
      name: 'oauthbearer_watch_clients',
      help: 'Clients that are watched, by how their last round ended.',
      samples: [...countsOf(rounds)].map(([outcome, many]): Sample => [{ outcome }, many]),
    },
    family(
      'outcome',
      'How the last round of a target ended: 1 for the outcome that it was.',
      rounds,
      (round) => [[{ outcome: round.state.outcome }, 1]],
    ),
    family('state_since_timestamp_seconds', 'Since when a target is in its state.', rounds, ({ since }) => [
      [{}, since / 1000],
    ]),
    family('round_timestamp_seconds', 'When the last round of a target began.', rounds, ({ at }) => [
      [{}, at / 1000],
    ]),
    family(
      'interval_seconds',
      'The time until the next round of a target; longer while it only has a temporary fault.',
      rounds,
      ({ restMs }) => [[{}, restMs / 1000]],
    ),
    family('finding', 'What several rounds show together: 1 while it holds.', rounds, ({ findings }) =>
      [...new Map(findings.map((each) => [each.id, each])).values()].map(({ id, kind }): Sample => [
        { id, kind },
        1,
      ]),
    ),
    family(
      'fails_timestamp_seconds',
      'When a client will fail first, where that is known.',
      rounds,
      ({ findings }) => [...soonestOf(findings)].map(([id, failsAt]): Sample => [{ id }, failsAt / 1000]),
    ),
  ]);
}

function countsOf(rounds: readonly TargetRound[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { state } of rounds) counts.set(state.outcome, (counts.get(state.outcome) ?? 0) + 1);
  return counts;
}

/** Several servers may have a certificate that expires: one series for all, of the first. */
function soonestOf(findings: TargetRound['findings']): ReadonlyMap<string, number> {
  const soonest = new Map<string, number>();
  for (const { id, failsAt } of findings)
    if (failsAt !== undefined) soonest.set(id, Math.min(failsAt, soonest.get(id) ?? Infinity));
  return soonest;
}

const family = (
  name: string,
  help: string,
  rounds: readonly TargetRound[],
  samples: (round: TargetRound) => readonly Sample[],
): Family => ({
  name: `oauthbearer_watch_${name}`,
  help,
  samples: rounds.flatMap((round) =>
    samples(round).map(([labels, value]): Sample => [{ target: round.target, ...labels }, value]),
  ),
});

const familiesOfReport = ({ target, report }: TargetRound): readonly Family[] =>
  report === undefined
    ? []
    : familiesOf({ ...report, target: { ...report.target, name: target } }).filter(
        ({ name }) => !LEFT_OUT.includes(name),
      );

/** All samples of a family are together. */
function merged(families: readonly Family[]): readonly Family[] {
  const byName = new Map<string, Family>();
  for (const each of families) {
    const known = byName.get(each.name);
    byName.set(
      each.name,
      known === undefined ? each : { ...known, samples: [...known.samples, ...each.samples] },
    );
  }
  return [...byName.values()];
}
