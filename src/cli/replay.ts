import { shellOf } from './_style.ts';
import type { WhatIf } from '../doctor/what-if.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Selection } from '../report/report.ts';
import type { Arguments, Command, Io, Terminal } from './_command.ts';
import {
  aboutRun,
  askedAt,
  destinations,
  diagnosisFor,
  exitCodeOf,
  outputOptions,
  plannedChanges,
  terminalToAsk,
  writeReport,
} from './_output.ts';
import { durationOf, recordedRun, withRecorded } from './_recorded.ts';
import { selectionOf } from './_selection.ts';

export const replay: Command = {
  usage: 'replay <bundle>',
  describe: 'Diagnose a recorded run again, without using the network',
  positionals: recordedRun,
  options: outputOptions,
  examples: [['oauthbearer replay run.json', 'diagnose that run again']],
  run: async (args, io) => {
    const wanted = destinations(args);
    const selection = await selectionOf(args);
    const planned = await plannedChanges(args);
    const terminal = terminalToAsk(args, io);
    return withRecorded(replay, args, io, async (evidence) => {
      const report = await reportOf(evidence, { planned, terminal, args, io, selection });
      await writeReport(report, wanted, args, io);
      return exitCodeOf(report, wanted, args);
    });
  },
};

/** The report of a recorded run. */
export async function reportOf(
  seen: Evidence,
  {
    planned,
    terminal,
    args,
    io,
    selection,
  }: {
    readonly planned: readonly WhatIf[];
    readonly terminal: Terminal | undefined;
    readonly args: Arguments;
    readonly io: Io;
    readonly selection: Selection;
  },
) {
  const [{ diagnose }, { buildReport }, { version }] = await Promise.all([
    import('../diagnosis/diagnose.ts'),
    import('../report/build.ts'),
    import('../package.ts'),
  ]);
  const replayed = { evidence: seen, diagnosis: diagnose(seen) };
  const known = terminal === undefined ? replayed : await askedAt(terminal, replayed, io);
  const { evidence, diagnosis } = await diagnosisFor(known.evidence, known.diagnosis, planned);
  return buildReport(
    evidence,
    diagnosis,
    aboutRun(version(), durationOf(seen), planned, shellOf(args), selection),
  );
}
