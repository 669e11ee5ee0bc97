import { cut } from '../escape/cut.ts';
import { tapText, yamlText } from '../escape/tap.ts';
import { testPointsOfFleet } from '../fleet-points.ts';
import { testPointsIn, testPointsOf, type TestPoint } from '../test-points.ts';
import type { Reporter } from './define.ts';

/** TAP 14 (testanything.org): the verdict and each check as test points, with diagnostics in YAML. */
const tap: Reporter = {
  render: (report, { failOn }) => stream(testPointsOf(report, failOn)),
  renderLint: (result, { failOn }) => stream(testPointsIn(result, failOn)),
  renderFleet: (report, { failOn }) => stream(testPointsOfFleet(report, failOn)),
  forPrograms: true,
};
export default tap;

const LONGEST_NAME = 500;

const stream = (points: readonly TestPoint[]): string =>
  ['TAP version 14', `1..${points.length}`, ...points.flatMap((point, at) => linesOf(point, at + 1))]
    .map((line) => `${line}\n`)
    .join('');

function linesOf(point: TestPoint, number: number): readonly string[] {
  const { state, message } = point;
  const title = tapText(cut(titleOf(point), LONGEST_NAME));
  const reason = tapText(cut(message, LONGEST_NAME));
  switch (state) {
    case 'pass':
      return [`ok ${number} - ${title}`];
    case 'skip':
      return [`ok ${number} - ${title} # SKIP ${reason}`];
    case 'tolerated':
      return [`not ok ${number} - ${title} # TODO ${reason}`];
    case 'fail':
      return [`not ok ${number} - ${title}`, ...diagnostics(point)];
  }
}

function titleOf({ group, id, name, isNamedInFull }: TestPoint): string {
  if (isNamedInFull === true) return name;
  return id.startsWith(`${group}/`) || id === group ? `${id}: ${name}` : `${group}: ${id}: ${name}`;
}

const diagnostics = ({ message, details }: TestPoint): readonly string[] => [
  '  ---',
  `  message: ${yamlText(message)}`,
  ...(details.length === 0 ? [] : ['  details:', ...details.map((line) => `    - ${yamlText(line)}`)]),
  '  ...',
];
