import { SHELLS, type Shell } from '../commands/command-text.ts';
import { appendFile } from 'node:fs/promises';
import type { Options } from 'yargs';
import type { ExitCodes, Rendering, Style } from '../report/formats/define.ts';
import { reporters } from '../report/formats/registry.generated.ts';
import type { buildReport } from '../report/build.ts';
import { outcomeOfFleet } from '../report/fleet-outcome.ts';
import type { FleetReport } from '../report/fleet.ts';
import type { LintResult } from '../report/lint.ts';
import type { Selection } from '../report/report.ts';
import { FAIL_ON, outcomeOf, outcomeOfLint, type Outcome } from '../report/outcome.ts';
import type { Report } from '../report/report.ts';
import { didYouMean, quoted, refuse, UsageError } from '../text/problem.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { WhatIf } from '../doctor/what-if.ts';
import { EXIT, listOption, terminalOf, type Arguments, type Io, type Terminal } from './_command.ts';
import { failOnOf, fileStyle, styleOf } from './_style.ts';
import { NotWritten, objectionTo, writeFileAtomically, type WriteOptions } from './_write-file.ts';

/** Options of all commands that end in reports, of a run or of files. */
export const reportOptions = {
  format: {
    type: 'string',
    array: true,
    requiresArg: true,
    group: 'Output',
    describe: `output format, as NAME or NAME=FILE; may be repeated (${Object.keys(reporters).join(', ')})`,
  },
  'fail-on': {
    type: 'string',
    requiresArg: true,
    choices: FAIL_ON,
    group: 'Output',
    describe:
      'what exits with code 1 (default: error, a root cause; inconclusive exits 3). inconclusive: exits 1 too; root-cause: inconclusive exits 0. What is transient exits 75',
  },
  only: {
    type: 'string',
    array: true,
    requiresArg: true,
    group: 'Output',
    describe:
      'what counts for verdict and exit code: these gates, checks or causes (network,token,jwt/issuer-is-providers); the rest is reported as not counted',
  },
  skip: {
    type: 'string',
    array: true,
    requiresArg: true,
    group: 'Output',
    describe: 'do not count these gates, checks or causes; they are reported as not counted',
  },
  shell: {
    type: 'string',
    requiresArg: true,
    choices: SHELLS,
    group: 'Output',
    describe: 'write the commands of fixes for this shell (default: pwsh on Windows, otherwise bash)',
  },
  quiet: {
    type: 'boolean',
    group: 'Output',
    describe: 'print only errors, and write only the reports that --format names',
  },
  'no-color': { type: 'boolean', group: 'Output', describe: 'print without colours' },
} as const satisfies Readonly<Record<string, Options>>;

/** Options of all commands that end in the report of a run. */
export const outputOptions: Readonly<Record<string, Options>> = {
  ...reportOptions,
  ask: {
    type: 'boolean',
    group: 'Output',
    describe:
      "at a terminal: if the run is inconclusive, ask you for the missing facts, such as values in Confluent's console",
  },
  'what-if': {
    type: 'string',
    array: true,
    requiresArg: true,
    group: 'Output',
    describe:
      'predict the effect of a planned change; may be repeated (provider.issuer=URL, pool.filter=CEL, token.aud=kafka, client=java@4.3, key-rotation)',
  },
  verbose: { type: 'boolean', group: 'Output', describe: 'show every check, and error details' },
};

/** The format and destination of a report. */
export interface Destination {
  readonly format: string;
  /** Undefined: stdout. */
  readonly file?: string;
}

/**
 * The reports that `--format` requests; by default a report for people on stdout, or with `--quiet` none.
 *
 * @throws UsageError for unknown formats, two reports on stdout, or files that cannot be written
 */
export function destinations(args: Arguments): readonly Destination[] {
  const asked = listOption(args, 'format').map(parseDestination);
  const known = Object.keys(reporters);
  const unknown = asked.filter(({ format }) => !known.includes(format));
  refuse(
    unknown.map(
      ({ format }) =>
        `--format: unknown format ${quoted(format)}; available: ${known.join(', ')}${didYouMean(format, known)}`,
    ),
  );
  if (asked.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError([
      '--format: two reports cannot both go to stdout; write one to a file, for example --format json=report.json',
    ]);
  }
  refuse(asked.flatMap(({ file }) => unwritable('--format', file, REPORT)));
  return asked.length > 0 || args['quiet'] === true ? asked : [{ format: 'human' }];
}

/** A report can be made again, so a partial write is acceptable. */
const REPORT: WriteOptions = { mayWriteInPlace: true };

function parseDestination(text: string): Destination {
  const [, format = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  return file === undefined || file === '-' ? { format } : { format, file };
}

/**
 * The terminal that `--ask` needs; undefined without it.
 *
 * @throws UsageError when there is none
 */
export const terminalToAsk = (args: Arguments, io: Io): Terminal | undefined =>
  args['ask'] === true ? terminalOf(io, NO_TERMINAL) : undefined;

const NO_TERMINAL =
  '--ask: needs a terminal; without one, give the flags that the report of an inconclusive run lists';

/** The same run with the answers of a person. Ctrl-C ends the questions, not the report. */
export async function askedAt({ input, output }: Terminal, seen: Seen, io: Io): Promise<Seen> {
  if (seen.diagnosis.verdict !== 'inconclusive') return seen;
  const [{ lookUp }, { terminalAsker }, { Cancelled }] = await Promise.all([
    import('../asking/look-up.ts'),
    import('../asking/terminal.ts'),
    import('../asking/asker.ts'),
  ]);
  try {
    return await lookUp(seen, terminalAsker(input, output, io.signal));
  } catch (error) {
    if (error instanceof Cancelled) return seen;
    throw error;
  }
}

/** The observations and their diagnosis. */
interface Seen {
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
}

/**
 * The changes that `--what-if` asks about.
 *
 * @throws UsageError for an unknown one
 */
export async function plannedChanges(args: Arguments): Promise<readonly WhatIf[]> {
  const asked = listOption(args, 'what-if');
  return asked.length === 0 ? [] : asked.map((await import('../doctor/what-if.ts')).parseWhatIf);
}

/** The diagnosis to report: of the observations, or of those predicted after the planned changes. */
export async function diagnosisFor(
  evidence: Evidence,
  diagnosis: Diagnosis,
  planned: readonly WhatIf[],
): Promise<Seen> {
  return planned.length === 0
    ? { evidence, diagnosis }
    : (await import('../doctor/what-if.ts')).whatWouldBe(evidence, planned);
}

/** The report's information about its own run. */
export const aboutRun = (
  version: string,
  durationMs: number,
  planned: readonly WhatIf[],
  shell: Shell,
  selection: Selection = { only: [], skip: [] },
): Parameters<typeof buildReport>[2] => ({
  version,
  durationMs,
  shell,
  selection,
  ...(planned.length > 0 && { whatIf: planned.map(({ asked }) => asked) }),
});

/** Why a file cannot be written, checked before anything is contacted. */
export function unwritable(
  flag: string,
  file: string | undefined,
  options: WriteOptions = {},
): readonly string[] {
  if (file === undefined) return [];
  if (file === '') return [`${flag}: needs the name of a file`];
  const objection = objectionTo(file, options);
  return objection === undefined ? [] : [`${flag}: ${quoted(file)} ${objection}`];
}

/** @throws UsageError when a file cannot be written after all */
export const writeReport = (
  report: Report,
  wanted: readonly Destination[],
  args: Arguments,
  io: Io,
): Promise<void> => write((format, style) => format.render(report, style), wanted, args, io);

/** Like `writeReport`, for a fleet. */
export const writeFleet = (
  report: FleetReport,
  wanted: readonly Destination[],
  args: Arguments,
  io: Io,
): Promise<void> => write((format, style) => format.renderFleet(report, style), wanted, args, io);

/** Like `writeReport`, for the result of `lint`. */
export const writeLint = (
  result: LintResult,
  wanted: readonly Destination[],
  args: Arguments,
  io: Io,
): Promise<void> => write((format, style) => format.renderLint(result, style), wanted, args, io);

async function write(
  render: (format: Rendering, style: Style) => string,
  wanted: readonly Destination[],
  args: Arguments,
  io: Io,
): Promise<void> {
  for (const { format, file } of wanted) {
    const reporter = await reporters[format]!();
    if (file === undefined) io.stdout.write(render(reporter, styleOf(args, io.env, io.stdout)));
    else await writeOut('--format', file, render(reporter, fileStyle(args)), REPORT);
    const { appendix } = reporter;
    const appended = appendix === undefined ? undefined : io.env[appendix.variable];
    if (appendix === undefined || appended === undefined || appended === '') continue;
    await appendFile(appended, render(appendix, fileStyle(args))).catch((error: unknown) => {
      throw new UsageError([`${appendix.variable}: ${quoted(appended)} cannot be written${codeIn(error)}`]);
    });
  }
}

/**
 * Writes the whole file or leaves it unchanged.
 *
 * @throws UsageError when it cannot be written
 */
export async function writeOut(
  flag: string,
  file: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): Promise<void> {
  try {
    await writeFileAtomically(file, content, options);
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error;
    throw new UsageError([`${flag}: ${quoted(file)} ${error.message}`]);
  }
}

const codeIn = (error: unknown): string =>
  error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';

/** The exit code of a report, by `--fail-on`, and in the codes that the consumer of the format on stdout expects. */
export const exitCodeOf = (
  report: Report,
  wanted: readonly Destination[],
  args: Arguments,
): Promise<number> => codeOf(outcomeOf(report, failOnOf(args)), formatOnStdout(wanted));

/** Like `exitCodeOf`, for a fleet. */
export const exitCodeOfFleet = (
  report: FleetReport,
  wanted: readonly Destination[],
  args: Arguments,
): Promise<number> => codeOf(outcomeOfFleet(report, failOnOf(args)), formatOnStdout(wanted));

/** Like `exitCodeOf`, for the result of `lint`. */
export const exitCodeOfLint = (
  result: LintResult,
  wanted: readonly Destination[],
  args: Arguments,
): Promise<number> => codeOf(outcomeOfLint(result, failOnOf(args)), formatOnStdout(wanted));

const formatOnStdout = (wanted: readonly Destination[]): string | undefined =>
  wanted.find(({ file }) => file === undefined)?.format;

async function codeOf(outcome: Outcome, format: string | undefined): Promise<number> {
  return ((await exitCodesOf(format)) ?? EXIT)[outcome];
}

/** The exit codes that a format's consumer expects instead of ours; undefined: ours. */
export const exitCodesOf = async (format: string | undefined): Promise<ExitCodes | undefined> =>
  format === undefined ? undefined : (await reporters[format]?.())?.exitCodes;
