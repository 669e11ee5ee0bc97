import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Shell } from '../commands/command-text.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Report } from '../report/report.ts';
import { quoted, UsageError } from '../text/problem.ts';
import { EXIT, note, textOption, type Command, type Io } from './_command.ts';
import { aboutRun, reportOptions, unwritable, writeOut } from './_output.ts';
import { durationOf, withBundlesOrReports, type Recorded } from './_recorded.ts';
import { shellOf } from './_style.ts';

export const view: Command = {
  usage: 'view <run>',
  describe: 'Show a recorded run in the browser',
  positionals: {
    run: { describe: 'a bundle ("doctor --bundle") or a report ("--format json"), - for standard input' },
  },
  options: {
    output: {
      type: 'string',
      requiresArg: true,
      describe: 'write the page to this file, and open no browser',
    },
    shell: reportOptions.shell,
  },
  examples: [
    ['oauthbearer view run.json', 'what was wrong, as a page'],
    ['oauthbearer view run.json --output report.html', 'the same page, to attach to a ticket'],
  ],
  run: async (args, io) => {
    const output = textOption(args, 'output');
    const unfit = unwritable('--output', output);
    if (unfit.length > 0) throw new UsageError(unfit);
    const page = await withBundlesOrReports([textOption(args, 'run') ?? ''], view, io, (run) =>
      pageOf(run, shellOf(args)),
    );
    if (output === undefined) await showInBrowser(page, io);
    else await writeOut('--output', output, page);
    return EXIT.healthy;
  },
};

async function pageOf(run: Recorded, shell: Shell): Promise<string> {
  const { reportPage } = await import('../report/html/page.tsx');
  return reportPage('report' in run ? run.report : await reportOf(run.evidence, shell));
}

async function reportOf(evidence: Evidence, shell: Shell): Promise<Report> {
  const [{ diagnose }, { buildReport }, { version }] = await Promise.all([
    import('../diagnosis/diagnose.ts'),
    import('../report/build.ts'),
    import('../package.ts'),
  ]);
  return buildReport(evidence, diagnose(evidence), aboutRun(version(), durationOf(evidence), [], shell));
}

/** The page stays on disk: the browser reads it after this process has ended. */
async function showInBrowser(page: string, io: Io): Promise<void> {
  const { default: open } = await import('open');
  // A folder that no one else may read: the page contains host names and client ids.
  const file = join(await mkdtemp(join(tmpdir(), 'oauthbearer-')), 'report.html');
  await writeOut('view', file, page, { mode: 0o600 });
  io.stdout.write(`${file}\n`);
  await open(file).catch((error: unknown) => {
    const why = error instanceof Error ? ` (${error.message})` : '';
    note(io, `no browser could be started${why}; open ${quoted(file)} yourself`);
  });
}
