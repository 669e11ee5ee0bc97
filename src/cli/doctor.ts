import type { Options } from 'yargs';
import { shellOf } from './_style.ts';
import type { WhatIf } from '../doctor/what-if.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Examination } from '../doctor/examine.ts';
import type { Redact } from '../evidence/redact.ts';
import type { TokenKeeper } from '../probes/kept-token.ts';
import type { Report, Selection } from '../report/report.ts';
import type { World } from '../probes/world.ts';
import { refuse, UsageError } from '../text/problem.ts';
import type { Target } from '../settings/target.ts';
import {
  Defect,
  EXIT,
  note,
  textOption,
  type Arguments,
  type Command,
  type Io,
  type Terminal,
} from './_command.ts';
import {
  aboutRun,
  askedAt,
  terminalToAsk,
  destinations,
  diagnosisFor,
  exitCodeOf,
  outputOptions,
  plannedChanges,
  unwritable,
  writeOut,
  writeReport,
} from './_output.ts';
import { examined } from './_examined.ts';
import { progressOfReading, progressOfRun } from './_progress.ts';
import { reportOf } from './replay.ts';
import { selectionOf } from './_selection.ts';
import { sourcesOf } from './_sources.ts';
import { lookUntilHealthy, unfitToWait, waitOf } from './_wait.ts';
import { targetFlags } from './_target-flags.ts';
import type { CutOff } from './_worker-messages.ts';

export const bundleOption: Options = {
  type: 'string',
  requiresArg: true,
  group: 'Output',
  describe: 'record the run in this file, without secrets, for "replay"',
};

export const doctor: Command = {
  usage: 'doctor',
  describe: 'Find out why a client cannot sign in, and how to fix it',
  options: {
    ...targetFlags,
    log: {
      type: 'string',
      array: true,
      requiresArg: true,
      group: 'Target',
      describe:
        "the client's log, or - for standard input: its configuration, claims and answers, as of their time; may be repeated",
    },
    lab: {
      type: 'string',
      group: 'Target',
      describe: 'diagnose the built-in lab instead: healthy, or with the faults of these scenarios (a,b)',
    },
    'refresh-jwks': {
      type: 'boolean',
      group: 'Confluent Cloud',
      describe:
        "this changes something: make Confluent fetch the identity provider's keys now, run again, and compare (needs an API key with permission)",
    },
    ...outputOptions,
    wait: {
      type: 'string',
      requiresArg: true,
      group: 'Output',
      describe:
        'run again until what counts is healthy, or this time is up (30s, 5m); the exit code is that of the last run',
    },
    bundle: bundleOption,
    pseudonymize: {
      type: 'boolean',
      group: 'Output',
      describe:
        'replace hosts, tenants, ids, subjects, names of topics, groups, certificates and files in the bundle',
    },
  },
  examples: [
    ['oauthbearer doctor --lab', 'see a healthy run without any account'],
    ['oauthbearer doctor --lab jwt/iss-trailing-slash', 'see a failing one'],
    ['oauthbearer doctor --config client.yaml', 'diagnose a client'],
  ],
  run: (args, io) =>
    io.cutOff === undefined
      ? diagnosed(args, io, () => subjectOf(args, io))
      : reportedCutOff(io.cutOff, args, io),
};

/** The evidence of a run that was stopped; undefined if it had not begun. */
export const evidenceOf = async ({ parts, why }: CutOff): Promise<Evidence | undefined> =>
  (await import('../probes/parts.ts')).evidenceSoFar(parts, why);

/** Reports what was known of a run that was stopped. */
export async function reportedCutOff(cutOff: CutOff, args: Arguments, io: Io): Promise<number> {
  const wanted = destinations(args);
  const [selection, planned] = [await selectionOf(args), await plannedChanges(args)];
  const bundle = textOption(args, 'bundle');
  const evidence = await evidenceOf(cutOff);
  if (evidence === undefined) return EXIT.inconclusive;
  // Its secrets were removed where it was seen.
  if (bundle !== undefined) await record(evidence, (value) => value, bundle, args, io);
  const report = await reportOf(evidence, { planned, terminal: undefined, args, io, selection });
  await writeReport(report, wanted, args, io);
  return exitCodeOf(report, wanted, args);
}

/** Diagnoses a target, and reports as the flags want. */
export async function diagnosed(args: Arguments, io: Io, find: () => Promise<Subject>): Promise<number> {
  const wanted = destinations(args);
  const selection = await selectionOf(args);
  const planned = await plannedChanges(args);
  const waitMs = await waitOf(args);
  const terminal = terminalToAsk(args, io);
  const bundle = textOption(args, 'bundle');
  refuse(unwritable('--bundle', bundle, { isPrivate: true }));
  if (args['pseudonymize'] === true && bundle === undefined) {
    throw new UsageError(['--pseudonymize: only works with a bundle; add --bundle FILE']);
  }
  const subject = await find();
  try {
    refuse([...unfitForRefresh(args, subject.target), ...unfitToWait(waitMs, subject.target)]);
    return await runOn(subject, { args, io, wanted, planned, bundle, terminal, selection, waitMs });
  } finally {
    await subject.close();
  }
}

/** Why the keys cannot be refreshed, checked before anything is contacted. */
function unfitForRefresh(args: Arguments, { offline, confluentApiKey }: Target): readonly string[] {
  if (args['refresh-jwks'] !== true) return [];
  if (offline) return ['--refresh-jwks: contacts Confluent; remove --offline'];
  return confluentApiKey === undefined
    ? ['--refresh-jwks: needs a Cloud API key; give --confluent-api-key-env and --confluent-api-secret-env']
    : [];
}

/** The target, and the world that it is examined in. */
export interface Subject {
  readonly target: Target;
  readonly world?: World;
  readonly close: () => Promise<void>;
}

async function subjectOf(args: Arguments, io: Io): Promise<Subject> {
  const scenarios = textOption(args, 'lab');
  const { loadTarget, runFlags } = await import('../doctor/load.ts');
  if (scenarios === undefined) {
    const reading = progressOfReading(args, io);
    const sources = sourcesOf(io, { quiet: args['quiet'] === true, onLogBytes: reading.onBytes });
    const target = await loadTarget({ flags: args, ...sources }).finally(reading.done);
    return { target, close: async () => undefined };
  }
  const { config, target: named, log, ...flags } = args;
  if (log !== undefined) throw new UsageError(['--log: the lab has no log of its own; remove --log']);
  if (config !== undefined || named !== undefined) {
    throw new UsageError(['--config: the lab has its own target; remove --config and --target']);
  }
  const adapt = runFlags(flags);
  const { startLab } = await import('../lab/start.ts');
  const { knownScenarios } = await import('./_scenarios.ts');
  const lab = await startLab(knownScenarios('--lab', scenarios));
  return { target: adapt(lab.target), world: lab.world, close: lab.close };
}

async function runOn(
  { target, world }: Subject,
  {
    args,
    io,
    wanted,
    planned,
    bundle,
    terminal,
    selection,
    waitMs,
  }: {
    readonly args: Arguments;
    readonly io: Io;
    readonly wanted: ReturnType<typeof destinations>;
    readonly planned: readonly WhatIf[];
    readonly bundle: string | undefined;
    readonly terminal: Terminal | undefined;
    readonly selection: Selection;
    readonly waitMs: number | undefined;
  },
): Promise<number> {
  const [{ buildReport }, { version }, { machine }] = await Promise.all([
    import('../report/build.ts'),
    import('../package.ts'),
    import('../probes/world.ts'),
  ]);
  const progress = progressOfRun(args, io);
  const signal = io.signal ?? new AbortController().signal;
  let recorded: Evidence | undefined;
  let redact: Redact = (value) => value;
  const look = async (tokens?: TokenKeeper): Promise<Examination> => {
    const options = {
      refreshJwks: args['refresh-jwks'] === true,
      onProgress: progress.onProgress,
      onEvidence: (seen: Evidence, redactSeen: Redact) => {
        recorded = seen;
        redact = redactSeen;
      },
      world: world ?? machine,
      signal,
      ...(tokens !== undefined && { tokens }),
    };
    const examination = await examined(target, options, io);
    progress.done();
    return examination;
  };
  const reportOn = ({ evidence, diagnosis, durationMs, earlier }: Examination): Report =>
    buildReport(evidence, diagnosis, {
      ...aboutRun(version(), durationMs, planned, shellOf(args), selection),
      ...(earlier !== undefined && { earlier }),
    });
  try {
    const last =
      waitMs === undefined
        ? await look()
        : await lookUntilHealthy(look, reportOn, { args, io, signal, waitMs, world: world ?? machine });
    if (last === undefined || (signal.aborted && waitMs === undefined)) {
      note(io, 'interrupted before there was a report');
      return EXIT.interrupted;
    }
    const known = terminal === undefined ? last : await askedAt(terminal, last, io);
    io.watch?.({ kind: 'seen' });
    recorded = known.evidence;
    const said = await diagnosisFor(known.evidence, known.diagnosis, planned);
    const report = reportOn({ ...last, ...said });
    await writeReport(report, wanted, args, io);
    return signal.aborted ? EXIT.interrupted : await exitCodeOf(report, wanted, args);
  } catch (error) {
    progress.done();
    throw error instanceof UsageError ? error : await defectOf(error, target);
  } finally {
    // Also when the diagnosis has a bug, because the bundle is needed to reproduce it.
    if (bundle !== undefined && recorded !== undefined) await record(recorded, redact, bundle, args, io);
  }
}

async function record(
  evidence: Evidence,
  redact: Redact,
  file: string,
  args: Arguments,
  io: Io,
): Promise<void> {
  const [{ writeBundleWithout }, { pseudonymize, LEFT_AS_IT_IS }, { version }] = await Promise.all([
    import('../evidence/bundle.ts'),
    import('../evidence/pseudonymize.ts'),
    import('../package.ts'),
  ]);
  const pseudonymized = args['pseudonymize'] === true;
  const kept = pseudonymized ? pseudonymize(evidence) : evidence;
  const { text, wasCut } = writeBundleWithout(redact, kept, { version: version(), pseudonymized });
  await writeOut('--bundle', file, text, { isPrivate: true });
  if (wasCut) note(io, `a secret was about to be recorded in ${file}, and was cut out`);
  if (args['quiet'] === true) return;
  note(io, `recorded in ${file}; it contains no secrets and no usable token`);
  if (pseudonymized) note(io, `pseudonymized; left as it is: ${LEFT_AS_IT_IS}`);
}

/** An unexpected error, with secrets removed from its message. */
async function defectOf(error: unknown, target: Target): Promise<Defect> {
  const [{ redactionOf }, { secretsOf }] = await Promise.all([
    import('../redaction/known.ts'),
    import('../settings/secrets.ts'),
  ]);
  const { ofEcho: clean } = redactionOf(secretsOf(target));
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new Defect(clean(message), clean(error instanceof Error ? (error.stack ?? '') : ''));
}
