import type { Evidence } from '../evidence/evidence.ts';
import type { Report } from '../report/report.ts';
import { quoted, UsageError } from '../text/problem.ts';
import { nameOf, textOption, type Arguments, type Command, type Io } from './_command.ts';

/** The argument of commands that read a recorded run. */
export const recordedRun: NonNullable<Command['positionals']> = {
  bundle: { describe: 'the file that "doctor --bundle" wrote, - for standard input' },
};

/** A finished run: its evidence, or its report. */
export type Recorded = { readonly evidence: Evidence } | { readonly report: Report };

/**
 * Reads a recorded run and processes it, for example into a report.
 *
 * @throws UsageError when the file is not a bundle, or turns out to be damaged while it is used
 */
export async function withRecorded<T>(
  command: Command,
  args: Arguments,
  io: Io,
  use: (evidence: Evidence) => Promise<T>,
): Promise<T> {
  const file = textOption(args, 'bundle') ?? '';
  return withEvidenceOf([file], command, async () => {
    const { readBundle } = await import('../evidence/bundle.ts');
    return use(readBundle(await textIn(file, command, io)).evidence);
  });
}

/**
 * Like `withRecorded`, for bundles and JSON reports.
 *
 * @throws UsageError when a file is neither, or turns out to be damaged while it is used
 */
export const withBundlesOrReports = <T>(
  files: readonly string[],
  command: Command,
  io: Io,
  use: (...runs: readonly Recorded[]) => Promise<T>,
): Promise<T> =>
  withEvidenceOf(files, command, async () => {
    const runs: Recorded[] = [];
    for (const file of files) runs.push(await bundleOrReport(file, command, io));
    return use(...runs);
  });

async function bundleOrReport(file: string, command: Command, io: Io): Promise<Recorded> {
  const [{ readBundle }, { readReport }] = await Promise.all([
    import('../evidence/bundle.ts'),
    import('../report/read.ts'),
  ]);
  const text = await textIn(file, command, io);
  const report = readReport(text);
  return report === undefined ? { evidence: readBundle(text).evidence } : { report };
}

async function textIn(file: string, command: Command, io: Io): Promise<string> {
  const [{ readFileBytes, readBytes, textOf }, { whyUnreadable }, { LARGEST_BUNDLE }] = await Promise.all([
    import('../settings/files.ts'),
    import('../settings/draw.ts'),
    import('../evidence/bundle.ts'),
  ]);
  const bytes = await (
    file === '-' ? readBytes(io.stdin, LARGEST_BUNDLE) : readFileBytes(file, LARGEST_BUNDLE)
  ).catch((error: unknown) => {
    throw unreadable([file], command, whyUnreadable(error));
  });
  return textOf(bytes);
}

const unreadable = (files: readonly string[], command: Command, why: string): UsageError =>
  new UsageError([`${nameOf(command)} ${files.map((file) => quoted(file)).join(' ')}: ${why}`]);

async function withEvidenceOf<T>(
  files: readonly string[],
  command: Command,
  use: () => Promise<T>,
): Promise<T> {
  const { BundleError } = await import('../evidence/bundle.ts');
  try {
    return await use();
  } catch (error) {
    if (error instanceof BundleError) throw unreadable(files, command, error.message);
    // A file that passes the schema may still contain invalid data in members that the schema does not check.
    if (error instanceof TypeError || error instanceof RangeError)
      throw unreadable(files, command, 'it is damaged: it contains data that no run records');
    throw error;
  }
}

/** How long a recorded run took, in milliseconds. */
export const durationOf = ({ timings }: Evidence): number =>
  Math.max(0, ...timings.map(({ endMs }) => endMs));
