import { leftOutOf } from '../words/not-counted.ts';
import { exposition, type Family, type Sample } from '../escape/openmetrics.ts';
import { FLEET_OUTCOMES, type FleetReport } from '../fleet.ts';
import type { Report } from '../report.ts';
import type { Reporter } from './define.ts';

/**
 * OpenMetrics text for a Pushgateway, or as a file for node_exporter's textfile collector, whose parser uses the older
 * text format: so every metric is a gauge without a timestamp. Labels have few values: a target's name, a file, and our
 * own ids.
 */
const openmetrics: Reporter = {
  render: (report) => exposition(familiesOf(report)),
  renderLint: ({ files }) =>
    exposition([
      {
        name: 'oauthbearer_lint_findings',
        help: "What lint found in a client's file, by severity.",
        samples: files.flatMap(({ file, findings }) =>
          (['error', 'warning'] as const).map((severity): Sample => [
            { file, severity },
            findings.filter((each) => each.severity === severity).length,
          ]),
        ),
      },
      {
        name: 'oauthbearer_lint_faults',
        help: "What lint found in a client's file, by the id of the cause or check.",
        samples: files.flatMap(({ file, findings }) =>
          findings.map(({ id, severity }): Sample => [{ file, id, severity }, 1]),
        ),
      },
      {
        name: 'oauthbearer_lint_not_counted',
        help: "What lint found in a client's file and left out of its exit code.",
        samples: files.flatMap(({ file, notCounted = [] }) =>
          notCounted.map(({ id, severity }): Sample => [{ file, id, severity }, 1]),
        ),
      },
    ]),
  renderFleet: (report) => exposition(fleetFamilies(report)),
  forPrograms: true,
};
export default openmetrics;

const VERDICTS = ['healthy', 'unhealthy', 'inconclusive'] as const;

/** What a report says in numbers: one family for each question, with the target as a label. */
export function familiesOf(report: Report): readonly Family[] {
  const target = report.target.name;
  const { verdict, model, rootCauses, notices, transient, checks, durationMs, startedAt } = report;
  return [
    {
      name: 'oauthbearer_verdict',
      help: 'The verdict of the last run: 1 for the one that it was, 0 for the others.',
      samples: VERDICTS.map((each) => [{ target, verdict: each }, each === verdict ? 1 : 0]),
    },
    {
      name: 'oauthbearer_client_let_in',
      help: 'Whether the side that decided (broker or sts) accepted the client; absent when neither was asked.',
      samples:
        model.observed === null
          ? []
          : [[{ target, decided_by: model.decidedBy ?? 'broker' }, model.observed === 'accept' ? 1 : 0]],
    },
    {
      name: 'oauthbearer_root_cause',
      help: 'The root causes that the last run found: 1 for each.',
      samples: rootCauses.map(({ id, gate, confidence }) => [{ target, cause: id, gate, confidence }, 1]),
    },
    {
      name: 'oauthbearer_transient',
      help: 'Whether only something that passes by itself is wrong.',
      samples: [[{ target }, transient === true ? 1 : 0]],
    },
    {
      name: 'oauthbearer_warnings',
      help: 'Things that are harmless today.',
      samples: [[{ target }, notices.length]],
    },
    {
      name: 'oauthbearer_not_counted',
      help: 'What the last run found and left out of its verdict: 1 for each.',
      samples: leftOutOf(report).map(({ id, severity }) => [{ target, id, severity }, 1]),
    },
    {
      name: 'oauthbearer_checks',
      help: 'Checks of the last run, by gate and by how they ended (pass, fail, warn, unknown).',
      samples: checks.map(({ gate, status }) => [{ target, gate, status }, 1]),
    },
    {
      name: 'oauthbearer_run_duration_seconds',
      help: 'How long the last run took.',
      samples: [[{ target }, durationMs / 1000]],
    },
    {
      name: 'oauthbearer_run_timestamp_seconds',
      help: 'When the last run began, in seconds since the epoch.',
      samples: [[{ target }, Date.parse(startedAt) / 1000]],
    },
  ];
}

const STATES = FLEET_OUTCOMES.filter((state) => state !== 'warned');

/** A fleet in numbers, with no client's name in a label: a million clients are as many series as ten. */
const fleetFamilies = ({
  counts,
  rootCauses,
  warnings,
  durationMs,
  startedAt,
}: FleetReport): readonly Family[] => [
  {
    name: 'oauthbearer_fleet_clients',
    help: 'Clients of the last run, by how they ended.',
    samples: STATES.map((state) => [
      { state },
      state === 'healthy' ? counts.healthy + counts.warned : counts[state],
    ]),
  },
  {
    name: 'oauthbearer_fleet_root_cause_clients',
    help: 'Clients that a root cause prevents from signing in or working, by its id.',
    samples: rootCauses.map(({ cause: { id, gate }, members }) => [{ cause: id, gate }, members.length]),
  },
  {
    name: 'oauthbearer_fleet_root_causes',
    help: 'Root causes with a fix of their own, by id: one provider and another with the same cause are two.',
    samples: rootCauses.map(({ cause: { id, gate } }) => [{ cause: id, gate }, 1]),
  },
  {
    name: 'oauthbearer_fleet_warning_clients',
    help: 'Clients with something that is harmless today, by its id.',
    samples: warnings.map(({ id, members }) => [{ id }, members.length]),
  },
  {
    name: 'oauthbearer_fleet_run_duration_seconds',
    help: 'How long the last run took.',
    samples: [[{}, durationMs / 1000]],
  },
  {
    name: 'oauthbearer_fleet_run_timestamp_seconds',
    help: 'When the last run began, in seconds since the epoch.',
    samples: [[{}, Date.parse(startedAt) / 1000]],
  },
];
