import type { WhatIf } from '../doctor/what-if.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { quoted, UsageError } from '../text/problem.ts';
import { textOption, type Command, type Io, type Terminal } from './_command.ts';
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

export const replay: Command = {
  usage: 'replay <bundle>',
  describe: 'Diagnose a recorded run again, without using the network',
  positionals: { bundle: { describe: 'the file that "doctor --bundle" wrote, - for standard input' } },
  options: outputOptions,
  examples: [['oauthbearer replay run.json', 'diagnose that run again']],
  run: async (args, io) => {
    const wanted = destinations(args);
    const planned = await plannedChanges(args);
    const terminal = terminalToAsk(args, io);
    const file = textOption(args, 'bundle') ?? '';
    const [{ readFileBytes, readBytes, textOf }, { whyUnreadable }, { readBundle, BundleError }] =
      await Promise.all([
        import('../settings/files.ts'),
        import('../settings/draw.ts'),
        import('../evidence/bundle.ts'),
      ]);
    const unreadable = (why: string): UsageError => new UsageError([`replay ${quoted(file)}: ${why}`]);
    const bytes = await (file === '-' ? readBytes(io.stdin, LARGEST) : readFileBytes(file, LARGEST)).catch(
      (error: unknown) => {
        throw unreadable(whyUnreadable(error));
      },
    );
    try {
      const report = await reportOf(readBundle(textOf(bytes)).evidence, planned, terminal, io);
      await writeReport(report, wanted, args, io);
      return await exitCodeOf(report, wanted, args);
    } catch (error) {
      if (error instanceof BundleError) throw unreadable(error.message);
      // What passed the schema can still hold what no probe writes, in members that the schema does not know.
      if (error instanceof TypeError || error instanceof RangeError)
        throw unreadable('it is damaged: it contains data that no run records');
      throw error;
    }
  },
};

const LARGEST = 32 * 1024 * 1024;

async function reportOf(seen: Evidence, planned: readonly WhatIf[], terminal: Terminal | undefined, io: Io) {
  const [{ diagnose }, { buildReport }, { version }] = await Promise.all([
    import('../diagnosis/diagnose.ts'),
    import('../report/build.ts'),
    import('../package.ts'),
  ]);
  const durationMs = Math.max(0, ...seen.timings.map(({ endMs }) => endMs));
  const replayed = { evidence: seen, diagnosis: diagnose(seen) };
  const known = terminal === undefined ? replayed : await askedAt(terminal, replayed, io);
  const { evidence, diagnosis } = await diagnosisFor(known.evidence, known.diagnosis, planned);
  return buildReport(evidence, diagnosis, aboutRun(version(), durationMs, planned));
}
