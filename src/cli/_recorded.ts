import type { Evidence } from '../evidence/evidence.ts';
import { quoted, UsageError } from '../text/problem.ts';
import { nameOf, textOption, type Arguments, type Command, type Io } from './_command.ts';

/** The argument of commands that begin with a recorded run. */
export const recordedRun: NonNullable<Command['positionals']> = {
  bundle: { describe: 'the file that "doctor --bundle" wrote, - for standard input' },
};

/**
 * Reads a recorded run and makes something of it, such as a report.
 *
 * @throws UsageError where the file is no bundle, or is found damaged while it is used
 */
export async function withRecorded<T>(
  command: Command,
  args: Arguments,
  io: Io,
  use: (evidence: Evidence) => Promise<T>,
): Promise<T> {
  const file = textOption(args, 'bundle') ?? '';
  const [
    { readFileBytes, readBytes, textOf },
    { whyUnreadable },
    { readBundle, BundleError, LARGEST_BUNDLE },
  ] = await Promise.all([
    import('../settings/files.ts'),
    import('../settings/draw.ts'),
    import('../evidence/bundle.ts'),
  ]);
  const unreadable = (why: string): UsageError =>
    new UsageError([`${nameOf(command)} ${quoted(file)}: ${why}`]);
  const bytes = await (
    file === '-' ? readBytes(io.stdin, LARGEST_BUNDLE) : readFileBytes(file, LARGEST_BUNDLE)
  ).catch((error: unknown) => {
    throw unreadable(whyUnreadable(error));
  });
  try {
    return await use(readBundle(textOf(bytes)).evidence);
  } catch (error) {
    if (error instanceof BundleError) throw unreadable(error.message);
    // What passed the schema can still hold what no probe writes, in members that the schema does not know.
    if (error instanceof TypeError || error instanceof RangeError)
      throw unreadable('it is damaged: it contains data that no run records');
    throw error;
  }
}

/** How long a recorded run took, in milliseconds. */
export const durationOf = ({ timings }: Evidence): number =>
  Math.max(0, ...timings.map(({ endMs }) => endMs));
