import { exposition, type Family, type Sample } from '../report/escape/openmetrics.ts';
import { familiesOf } from '../report/formats/openmetrics.ts';
import type { TargetRound } from './watch.ts';

/** Families with a series for each check of each client: their causes and verdicts say what matters. */
const LEFT_OUT = ['oauthbearer_checks', 'oauthbearer_not_counted'];

/**
 * The last round of each target as OpenMetrics text: the families of the report, and what only a watch knows. A cause
 * and a finding are labels only while they hold.
 *
 * @param intervalMs between two rounds
 */
export function metricsOf(rounds: readonly TargetRound[], intervalMs: number): string {
  return exposition([
    ...merged(rounds.flatMap(familiesOfReport)),
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
    family('interval_seconds', 'The time between two rounds.', rounds, () => [[{}, intervalMs / 1000]]),
    family('finding', 'What several rounds show together: 1 while it holds.', rounds, ({ findings }) =>
      findings.map(({ id, kind }): Sample => [{ id, kind }, 1]),
    ),
    family(
      'fails_timestamp_seconds',
      'When a client will fail, where that is known.',
      rounds,
      ({ findings }) =>
        [...new Map(findings.map(({ id, failsAt }) => [id, failsAt]))].flatMap(([id, failsAt]): Sample[] =>
          failsAt === undefined ? [] : [[{ id }, failsAt / 1000]],
        ),
    ),
  ]);
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
