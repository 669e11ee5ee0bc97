import yargs, { type Argv } from 'yargs';
import { UsageError } from '../text/problem.ts';
import { Defect, EXIT, nameOf, note, type Arguments, type Command, type Io } from './_command.ts';
import { COMPLETE, completionsFor } from './_complete.ts';
import { inThisProcess } from './_process.ts';
import { completion } from './completion.ts';
import { convert } from './convert.ts';
import { diff } from './diff.ts';
import { doctor } from './doctor.ts';
import { exitCodesOf } from './_output.ts';
import { explain } from './explain.ts';
import { fleet } from './fleet.ts';
import { init } from './init.ts';
import { kubectl } from './kubectl.ts';
import { lab } from './lab.ts';
import { lint } from './lint.ts';
import { replay } from './replay.ts';
import { schema } from './schema.ts';
import { view } from './view.ts';
import { watch } from './watch.ts';
import { complaintsAbout, fromYargs, withDashes, withDashesJoined } from './_usage.ts';

/** Called by `bin/oauthbearer.js`; ends the process. */
export const start = (): Promise<void> => inThisProcess(main);

export const commands: readonly Command[] = [
  doctor,
  init,
  lint,
  convert,
  replay,
  view,
  diff,
  fleet,
  kubectl,
  watch,
  lab,
  explain,
  schema,
  completion,
];

/**
 * Runs the command line.
 *
 * @returns the exit code: 0 healthy, 1 a root cause was found, 2 wrong usage, 3 inconclusive, 70 an internal error, 130
 * interrupted. Never throws.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    if (argv[0] === '--version') {
      const { version } = await import('../package.ts');
      io.stdout.write(`${version()}\n`);
      return EXIT.healthy;
    }
    if (argv[0] === COMPLETE) {
      const found = await completionsFor(argv.slice(1), commands);
      io.stdout.write(found.map((each) => `${each}\n`).join(''));
      return EXIT.healthy;
    }
    return await dispatch(argv, io);
  } catch (error) {
    const code = report(error, argv, io);
    const theirs = await exitCodesOf(formatIn(argv));
    if (theirs === undefined) return code;
    return { [EXIT.usage]: theirs.usage, [EXIT.defect]: theirs.defect }[code] ?? code;
  }
}

/** The format requested for stdout by a command line that failed: its consumer expects its own exit codes. */
const formatIn = (argv: readonly string[]): string | undefined =>
  argv
    .flatMap((word, at) =>
      word === '--format' ? (argv[at + 1] ?? []) : (/^--format=(.*)$/s.exec(word)?.[1] ?? []),
    )
    .find((format) => !format.includes('='));

/** Parses with yargs, which decides nothing: every value is a string, and all errors are in our own words. */
async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.healthy;
  const run =
    (command: Command) =>
    async (args: Arguments): Promise<void> => {
      const problems = complaintsAbout(command, args, argv);
      if (problems.length > 0) throw new UsageError(problems);
      code = await command.run(withDashes(command, args, argv), io);
    };
  let help = '';
  const parser = parserFor(io, run, argv).fail((message, error: Error | undefined) => {
    // yargs-parser's own errors have this name.
    throw error !== undefined && error.name !== 'YError'
      ? error
      : fromYargs(message || (error?.message ?? ''), argv, commands);
  });
  if (argv.length === 0) {
    io.stderr.write(`${withoutTypes(await parser.getHelp())}\n`);
    return EXIT.usage;
  }
  await parser
    .parseAsync(
      [...withDashesJoined(argv, commands)],
      {},
      (_error: unknown, _args: unknown, output: string): void => {
        help = output;
      },
    )
    .catch((error: unknown) => {
      // yargs-parser throws some errors itself instead of passing them to `fail`.
      throw error instanceof Error && error.name === 'YError'
        ? fromYargs(error.message, argv, commands)
        : error;
    });
  if (help !== '') io.stdout.write(`${withoutTypes(help)}\n`);
  return code;
}

/** Every value is a string, and a list begins empty; repeating that on each line helps no one. */
const withoutTypes = (help: string): string =>
  help.replace(/(?<!\s)\s*\[(?:string|array|boolean|default: \[\])\]/g, '');

/** yargs treats `doctor help` like `doctor --help`, and `--h` like `-h`. */
const asksForHelp = (word: string): boolean => /^(?:--?h|(?:--)?help)(?:=|$)/.test(word);

function parserFor(
  io: Io,
  run: (command: Command) => (args: Arguments) => Promise<void>,
  argv: readonly string[],
): Argv {
  const needsHelp = argv.some(asksForHelp);
  const named = commands.find((each) => nameOf(each) === argv[0]);
  // Each command costs a millisecond: only help lists them all.
  const offered = named === undefined || needsHelp ? commands : [named];
  const width = Math.min(100, io.stdout.columns ?? 100);
  const parser = yargs()
    .scriptName('oauthbearer')
    .usage(
      'The doctor for Kafka clients that sign in to Confluent Cloud with OAuth.\n\n$0 <command> [options]',
    )
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'duplicate-arguments-array': true,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'short-option-groups': false,
    })
    .locale('en')
    .exitProcess(false)
    .showHelpOnFail(false)
    .strict()
    .recommendCommands()
    .demandCommand(1, 1)
    .wrap(width)
    .version(false)
    .option('version', { type: 'boolean', describe: 'print the version' })
    .help('help', 'print this help')
    .alias('help', 'h');
  return offered.reduce((all, command) => all.command(moduleOf(command, run, needsHelp)), parser);
}

const moduleOf = (
  command: Command,
  run: (command: Command) => (args: Arguments) => Promise<void>,
  needsHelp: boolean,
) => ({
  command: command.usage,
  describe: command.describe,
  builder: (each: Argv): Argv => {
    const positionals = Object.entries(command.positionals ?? {});
    const withArguments = positionals.reduce(
      (all, [name, { describe, choices }]) =>
        all.positional(name, { type: 'string', describe, ...(choices && { choices }) }),
      each.options(command.options).version(false),
    );
    // yargs renders the help of every command that it runs, to have it ready (`cacheHelpMessage`).
    if (!needsHelp) {
      const names = [...Object.keys(command.options), ...positionals.map(([name]) => name)];
      for (const name of [...names, 'help', 'version']) withArguments.hide(name);
      return withArguments;
    }
    return (command.examples ?? []).reduce(
      (all, [example, what]) => all.example(example, what),
      withArguments,
    );
  },
  handler: run(command),
});

/** Reports an error to the user, in as few lines as possible. */
function report(error: unknown, argv: readonly string[], io: Io): number {
  if (io.signal?.aborted === true) return EXIT.interrupted;
  if (error instanceof UsageError) {
    for (const problem of error.problems) note(io, problem);
    return EXIT.usage;
  }
  const defect = error instanceof Defect ? error : defectOf(error);
  note(
    io,
    `internal error: ${defect.message}. This is a bug in oauthbearer; please report it with a bundle (run again with --bundle FILE)`,
  );
  if (argv.includes('--verbose')) io.stderr.write(`${defect.details}\n`);
  return EXIT.defect;
}

const defectOf = (error: unknown): Defect =>
  error instanceof Error
    ? new Defect(`${error.name}: ${error.message}`, error.stack ?? '')
    : new Defect(String(error), '');
