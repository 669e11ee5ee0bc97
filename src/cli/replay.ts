import { shellOf } from './_style.ts';
import type { Shell } from '../commands/command-text.ts';
import type { WhatIf } from '../doctor/what-if.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Command, Io, Terminal } from './_command.ts';
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

export const replay: Command = {
  usage: 'replay <bundle>',
  describe: 'Diagnose a recorded run again, without using the network',
  positionals: recordedRun,
  options: outputOptions,
  examples: [['oauthbearer replay run.json', 'diagnose that run again']],
  run: async (args, io) => {
    const wanted = destinations(args);
    const planned = await plannedChanges(args);
    const terminal = terminalToAsk(args, io);
    return withRecorded(replay, args, io, async (evidence) => {
      const report = await reportOf(evidence, planned, terminal, shellOf(args), io);
      await writeReport(report, wanted, args, io);
      return exitCodeOf(report, wanted, args);
    });
  },
};

async function reportOf(
  seen: Evidence,
  planned: readonly WhatIf[],
  terminal: Terminal | undefined,
  shell: Shell,
  io: Io,
) {
  const [{ diagnose }, { buildReport }, { version }] = await Promise.all([
    import('../diagnosis/diagnose.ts'),
    import('../report/build.ts'),
    import('../package.ts'),
  ]);
  const replayed = { evidence: seen, diagnosis: diagnose(seen) };
  const known = terminal === undefined ? replayed : await askedAt(terminal, replayed, io);
  const { evidence, diagnosis } = await diagnosisFor(known.evidence, known.diagnosis, planned);
  return buildReport(evidence, diagnosis, aboutRun(version(), durationOf(seen), planned, shell));
}
