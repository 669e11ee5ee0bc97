import { cut } from '../escape/cut.ts';
import { element, xml } from '../escape/xml.ts';
import { testPointsOfFleet } from '../fleet-points.ts';
import { testPointsIn, testPointsOf, type TestPoint } from '../test-points.ts';
import type { Reporter } from './define.ts';

/**
 * JUnit XML by Jenkins' schema (junit-10.xsd), which GitLab, GitHub's actions, Azure and CircleCI read too: a suite for
 * the verdict and one for each gate or file, with a test for each check.
 */
const junit: Reporter = {
  render: (report, { failOn }) =>
    document(`oauthbearer: ${report.target.name}`, testPointsOf(report, failOn), {
      time: (report.durationMs / 1000).toFixed(3),
      timestamp: report.startedAt,
    }),
  renderLint: (result, { failOn }) => document('oauthbearer lint', testPointsIn(result, failOn)),
  renderFleet: (report, { failOn }) =>
    document('oauthbearer fleet', testPointsOfFleet(report, failOn), {
      time: (report.durationMs / 1000).toFixed(3),
      timestamp: report.startedAt,
    }),
  forPrograms: true,
};
export default junit;

const LONGEST_NAME = 500;

function document(
  name: string,
  points: readonly TestPoint[],
  { time, timestamp }: { readonly time?: string; readonly timestamp?: string } = {},
): string {
  const groups = [...new Set(points.map(({ group }) => group))];
  const suites = groups.map((group) =>
    suite(
      group,
      points.filter((point) => point.group === group),
      timestamp,
    ),
  );
  const all = element(
    'testsuites',
    { name: cut(name, LONGEST_NAME), ...counts(points), time },
    `\n${suites.join('\n')}\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${all}\n`;
}

const suite = (group: string, points: readonly TestPoint[], timestamp: string | undefined): string =>
  element(
    'testsuite',
    {
      name: `oauthbearer.${cut(group, LONGEST_NAME)}`,
      ...counts(points),
      skipped: number(points, 'skip'),
      timestamp,
    },
    `\n${points.map(testCase).join('\n')}\n`,
  );

const counts = (points: readonly TestPoint[]) => ({
  tests: points.length,
  failures: number(points, 'fail'),
  errors: 0,
});

const number = (points: readonly TestPoint[], state: TestPoint['state']): number =>
  points.filter((point) => point.state === state).length;

const testCase = (point: TestPoint): string =>
  element(
    'testcase',
    {
      classname: `oauthbearer.${cut(point.group, LONGEST_NAME)}`,
      name: nameOf(point),
      time: point.durationMs === undefined ? undefined : (point.durationMs / 1000).toFixed(3),
    },
    RESULT[point.state](point),
  );

const nameOf = ({ name, id, isNamedInFull }: TestPoint): string =>
  isNamedInFull === true ? name : `${name} (${id})`;

const RESULT: Readonly<Record<TestPoint['state'], (point: TestPoint) => string>> = {
  pass: () => '',
  fail: ({ id, message, details }) => element('failure', { type: id, message }, textOf(details)),
  skip: ({ message }) => element('skipped', { message }),
  tolerated: ({ message, details }) => element('system-out', {}, textOf([`Warning: ${message}`, ...details])),
};

const textOf = (details: readonly string[]): string => details.map(xml).join('\n');
