import { abridged } from './escape/cut.ts';
import type { LintedFile, LintFinding, LintResult } from './lint.ts';
import { outcomeOf, type FailOn } from './outcome.ts';
import type { Report, ReportCause, ReportCheck } from './report.ts';
import { PLAIN_PAINT } from './terminal/paint.ts';
import { paragraph } from './terminal/paragraph.ts';
import { questions } from './terminal/questions.ts';
import { rootCause } from './terminal/root-cause.ts';
import { inOneSentence } from './words/headline.ts';

/** A statement that holds or not, as test frameworks report it (JUnit, TAP). */
export interface TestPoint {
  /** The id of a check or cause, or the verdict. */
  readonly id: string;
  /** A gate, or a file. */
  readonly group: string;
  readonly name: string;
  /** `tolerated`: it fails, but does no harm today. */
  readonly state: 'pass' | 'fail' | 'skip' | 'tolerated';
  /** The observation, in one sentence. */
  readonly message: string;
  /** Why, and how to fix it, as lines for people. */
  readonly details: readonly string[];
  /** Its name says it all: the client of a fleet. */
  readonly isNamedInFull?: true;
  /** Milliseconds, if it was measured. */
  readonly durationMs?: number;
}

const LONGEST = 2000;

/** Whether the client can sign in, with the cause and its fix; then every check. */
export function testPointsOf(whole: Report, failOn: FailOn = 'error'): readonly TestPoint[] {
  const report = abridged(whole, LONGEST);
  return [
    {
      id: 'verdict',
      group: 'verdict',
      name: report.whatIf === undefined ? 'The client can sign in' : 'The client could sign in',
      state: VERDICT[outcomeOf(report, toleratesNothing(failOn))],
      message: inOneSentence(report),
      details: reasonsIn(report),
    },
    ...report.checks.map((check) => pointOf(check, report, failOn)),
  ];
}

/** A sign-in that an exit code merely tolerates was not observed to succeed. */
export const toleratesNothing = (failOn: FailOn): FailOn =>
  failOn === 'never' || failOn === 'root-cause' ? 'error' : failOn;

/** Each cause with its fix, or what to look up if there is none. */
const reasonsIn = (report: Report): readonly string[] => [
  ...report.rootCauses.flatMap((cause, index) => [...rootCause(cause, report, index, PLAIN_PAINT), '']),
  ...(report.refusal === undefined ? [] : [...paragraph(report.refusal.because, '  ', PLAIN_PAINT), '']),
  ...questions(report, PLAIN_PAINT),
];

export const VERDICT = {
  healthy: 'pass',
  warned: 'fail',
  unhealthy: 'fail',
  transient: 'fail',
  refused: 'fail',
  inconclusive: 'skip',
} as const;

function pointOf(check: ReportCheck, report: Report, failOn: FailOn): TestPoint {
  const { id, gate, title, because } = check;
  const leftOut = report.selection?.notCounted.rootCauses ?? [];
  const causes = [...report.rootCauses, ...leftOut].filter(({ symptoms }) => symptoms.includes(id));
  return {
    id,
    group: gate,
    name: title,
    state: stateOf(check, report, failOn),
    message: check.counted === false ? notCounted(because, causes) : because,
    details: causes.map((cause) => `Explained by ${cause.id}: ${cause.title}.`),
  };
}

const notCounted = (because: string, causes: readonly ReportCause[]): string =>
  `not counted${causes.length === 0 ? '' : ` (${causes.map(({ id }) => id).join(', ')})`}: ${because}`;

function stateOf(
  { id, status, enforced, counted }: ReportCheck,
  { model }: Report,
  failOn: FailOn,
): TestPoint['state'] {
  if (status === 'pass') return 'pass';
  if (status === 'unknown') return 'skip';
  if (counted === false) return 'tolerated';
  // The broker admitted the client anyway: the doctor's model was wrong, not the client.
  if (model.refuted.includes(id)) return 'tolerated';
  return (status === 'fail' && enforced) || failOn === 'warning' ? 'fail' : 'tolerated';
}

/** The findings of each file, or that there are none. */
export const testPointsIn = (result: LintResult, failOn: FailOn = 'error'): readonly TestPoint[] =>
  abridged(result, LONGEST).files.flatMap((file) => [
    ...(file.findings.length === 0 && (file.notCounted ?? []).length === 0 ? [clean(file)] : []),
    ...file.findings.map((finding) => findingPoint(file, finding, failOn)),
    ...(file.notCounted ?? []).map((finding) => leftOutPoint(file, finding)),
  ]);

const clean = ({ file, format }: LintedFile): TestPoint => ({
  id: 'lint',
  group: file,
  name: 'Nothing to fix',
  state: 'pass',
  message: `read as ${format}`,
  details: [],
});

const leftOutPoint = (file: LintedFile, finding: LintFinding): TestPoint => ({
  ...findingPoint(file, finding, 'error'),
  state: 'tolerated',
  message: `not counted: ${finding.because}`,
});

function findingPoint(
  { file }: LintedFile,
  { id, severity, place, title, because, fix }: LintFinding,
  failOn: FailOn,
): TestPoint {
  const where = place === undefined ? file : `${file}:${place.line}:${place.column}`;
  return {
    id,
    group: file,
    name: title,
    state: severity === 'error' || failOn === 'warning' ? 'fail' : 'tolerated',
    message: because,
    details: [
      where,
      ...(fix === undefined ? [] : [`Fix: ${fix.summary}`]),
      ...(fix?.commands ?? []).flatMap(({ text }) => text.split('\n').map((line) => `  ${line}`)),
      `More: oauthbearer explain ${id}`,
    ],
  };
}
