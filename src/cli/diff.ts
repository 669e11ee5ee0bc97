import type { Comparison } from '../compare/change.ts';
import type { Report } from '../report/report.ts';
import { UsageError } from '../text/problem.ts';
import { EXIT, textOption, type Arguments, type Command, type Io } from './_command.ts';
import { aboutRun, unwritable, writeOut } from './_output.ts';
import { durationOf, withBundlesOrReports, type Recorded } from './_recorded.ts';
import { fileStyle, styleOf } from './_style.ts';

const FORMATS = ['human', 'json', 'markdown'] as const;

export const diff: Command = {
  usage: 'diff <before> <after>',
  describe: 'What changed between two recorded runs, what explains the new verdict first',
  positionals: {
    before: { describe: 'the earlier run: a bundle ("doctor --bundle") or a report ("--format json")' },
    after: { describe: 'the later run: a bundle or a report; one of the two may be - for standard input' },
  },
  options: {
    format: {
      type: 'string',
      requiresArg: true,
      choices: FORMATS,
      group: 'Output',
      describe: 'output format',
    },
    output: {
      type: 'string',
      requiresArg: true,
      group: 'Output',
      describe: 'write to this file, and nothing to stdout',
    },
    quiet: { type: 'boolean', group: 'Output', describe: 'print only errors; the exit code tells the rest' },
    verbose: {
      type: 'boolean',
      group: 'Output',
      describe: 'list every change, and the checks that ended in another way',
    },
    'no-color': { type: 'boolean', group: 'Output', describe: 'print without colours' },
  },
  examples: [
    ['oauthbearer diff yesterday.json today.json', 'it worked yesterday: which change broke it'],
    ['oauthbearer diff yesterday.json today.json --format markdown', 'the same for a ticket'],
  ],
  run: async (args, io) => {
    const output = textOption(args, 'output');
    const unfit = unwritable('--output', output);
    if (unfit.length > 0) throw new UsageError(unfit);
    const files = [textOption(args, 'before') ?? '', textOption(args, 'after') ?? ''];
    if (files.every((file) => file === '-')) {
      throw new UsageError(['diff: only one of the two runs can come from standard input']);
    }
    const comparison = await withBundlesOrReports(files, diff, io, (before, after) =>
      comparisonOf(before, after),
    );
    await write(comparison, output, args, io);
    return comparison.outcome === 'same' ? EXIT.healthy : EXIT.unhealthy;
  },
};

async function comparisonOf(before: Recorded, after: Recorded): Promise<Comparison> {
  if ('evidence' in before && 'evidence' in after) {
    return (await import('../compare/compare.ts')).compareEvidence(before.evidence, after.evidence);
  }
  const { compareReports } = await import('../compare/reports.ts');
  return compareReports(await reportOf(before), await reportOf(after));
}

async function reportOf(run: Recorded): Promise<Report> {
  if ('report' in run) return run.report;
  const [{ diagnose }, { buildReport }, { version }] = await Promise.all([
    import('../diagnosis/diagnose.ts'),
    import('../report/build.ts'),
    import('../package.ts'),
  ]);
  const { evidence } = run;
  return buildReport(evidence, diagnose(evidence), aboutRun(version(), durationOf(evidence), [], 'bash'));
}

async function write(
  comparison: Comparison,
  output: string | undefined,
  args: Arguments,
  io: Io,
): Promise<void> {
  const style = output === undefined ? styleOf(args, io.env, io.stdout) : fileStyle(args);
  const text = await rendered(comparison, textOption(args, 'format'), style);
  if (output !== undefined) await writeOut('--output', output, text);
  else if (args['quiet'] !== true) io.stdout.write(text);
}

async function rendered(
  comparison: Comparison,
  format: string | undefined,
  style: ReturnType<typeof fileStyle>,
): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(comparison, null, 2)}\n`;
    case 'markdown':
      return (await import('../compare/markdown.ts')).markdown(comparison);
    default:
      return (await import('../compare/print.ts')).printed(comparison, style);
  }
}
