import { abridged } from './escape/cut.ts';
import type { FleetClient, FleetReport, SharedCause } from './fleet.ts';
import { outcomeOfClient } from './fleet-outcome.ts';
import type { FailOn } from './outcome.ts';
import { PLAIN_PAINT } from './terminal/paint.ts';
import { commands } from './terminal/root-cause.ts';
import { toleratesNothing, VERDICT, type TestPoint } from './test-points.ts';
import { ownInWords } from './words/fleet.ts';

const LONGEST = 2000;

/** Each client as a test: whether it can sign in, and if not, the cause with its fix. */
export function testPointsOfFleet(whole: FleetReport, failOn: FailOn = 'error'): readonly TestPoint[] {
  const report = abridged(whole, LONGEST);
  const warned = new Set(report.warnings.flatMap(({ members }) => members));
  const fixes = report.rootCauses.map(fixOf);
  const points = [
    ...report.clients.map((client) =>
      pointOf(
        client,
        report,
        fixes,
        outcomeOfClient(client, warned.has(client.name), toleratesNothing(failOn)),
      ),
    ),
    ...report.skipped.map(({ name, because }): TestPoint => ({
      ...named(name, 'skipped'),
      ...{ state: 'skip', message: because, details: [] },
    })),
  ];
  return points.length > 0 ? points : [NOBODY];
}

/** An empty list of tests would count as passed. */
const NOBODY: TestPoint = {
  ...{ id: 'inconclusive', group: 'clients', name: 'There is a client to diagnose', state: 'skip' },
  ...{ message: 'there is no client to diagnose', details: [] },
};

/** The name of a test stays the same whatever is wrong, so that CI systems follow it from run to run. */
const named = (name: string, id: string) => ({ id, group: 'clients', name, isNamedInFull: true }) as const;

function pointOf(
  client: FleetClient,
  { rootCauses, warnings }: FleetReport,
  fixes: readonly (readonly string[])[],
  outcome: ReturnType<typeof outcomeOfClient>,
): TestPoint {
  const { name, causes, because = 'healthy', command, durationMs } = client;
  const found = causes.map((index) => rootCauses[index]!.cause);
  const own = ownInWords(client);
  const state = VERDICT[outcome];
  return {
    ...named(name, found[0]?.id ?? client.outcome),
    ...{ state, message: because, durationMs },
    details: [
      ...(own === '' ? [] : [own]),
      ...causes.flatMap((index) => fixes[index]!),
      ...(state === 'fail' && outcome === 'warned' ? warningsOf(name, warnings) : []),
      ...(command === undefined ? [] : [`Look at it alone: ${command}`]),
    ],
  };
}

const warningsOf = (name: string, warnings: FleetReport['warnings']): readonly string[] =>
  warnings.filter(({ members }) => members.includes(name)).map(({ id, title }) => `${title} (${id})`);

/** The same for all clients of a cause, and so made once. */
const fixOf = ({ cause, members }: SharedCause): readonly string[] => [
  members.length === 1 ? cause.title : `${cause.title} (${members.length} clients)`,
  ...(members.length === 1 ? [cause.because] : []),
  `Fix: ${cause.fix.summary}`,
  ...commands(cause, PLAIN_PAINT),
  ...cause.fix.steps.map((step, at) => `${at + 1}. ${step}`),
  `More: oauthbearer explain ${cause.id}`,
];
