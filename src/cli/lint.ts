import type { ClientFile } from '../client-files/client-file.ts';
import { shellOf } from './_style.ts';
import { resolve } from 'node:path';
import type { LintSubject } from '../doctor/lint-fix.ts';
import { reporters } from '../report/formats/registry.generated.ts';
import type { LintedFile } from '../report/lint.ts';
import { UsageError } from '../text/problem.ts';
import { listOption, note, textOption, type Arguments, type Command, type Io } from './_command.ts';
import {
  destinations,
  exitCodeOfLint,
  reportOptions,
  writeLint,
  writeOut,
  type Destination,
} from './_output.ts';
import { selectionOf } from './_selection.ts';
import { sourcesOf, statOf } from './_sources.ts';

export const lint: Command = {
  usage: 'lint <files..>',
  describe: "Check clients' configuration files, without using the network",
  positionals: {
    files: { describe: 'configuration files of clients, in any format (- for standard input)' },
  },
  options: {
    fix: { type: 'boolean', describe: 'fix what is safe to fix, and show the difference' },
    'dry-run': { type: 'boolean', describe: 'with --fix: show the difference and write nothing' },
    'client-format': { type: 'string', requiresArg: true, describe: 'the format, if it is not recognised' },
    as: {
      type: 'string',
      requiresArg: true,
      choices: ['java', 'librdkafka', 'kafkajs'],
      describe: 'the client that reads it',
    },
    'client-version': {
      type: 'string',
      requiresArg: true,
      describe: "the version of that client's library (4.1.0)",
    },
    'allowed-urls': {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: "the JVM's org.apache.kafka.sasl.oauthbearer.allowed.urls, which no file shows",
    },
    ...reportOptions,
  },
  examples: [
    ['oauthbearer lint client.properties', 'what is wrong in it, with line and column'],
    ['oauthbearer lint --fix --dry-run client.properties', 'what --fix would change'],
  ],
  run: async (args, io) => {
    const names = listOption(args, 'files');
    if (args['dry-run'] === true && args['fix'] !== true) {
      throw new UsageError(['--dry-run: only works with --fix; give both']);
    }
    if (args['fix'] === true && names.includes('-')) {
      throw new UsageError(['--fix: standard input cannot be changed; give a file']);
    }
    const wanted = destinations(args);
    const selection = await selectionOf(args);
    const files: LintedFile[] = [];
    const problems: string[] = [];
    for (const name of withoutRepeats(names)) {
      try {
        const read = await lintOne(name, args, io);
        const { lintedFileOf } = await import('../doctor/lint-fix.ts');
        files.push(args['fix'] === true ? await fixOne(read, wanted, args, io) : lintedFileOf(read));
      } catch (error) {
        // An unreadable file must not hide the findings in the others.
        if (!(error instanceof UsageError)) throw error;
        problems.push(...error.problems);
      }
    }
    const { selectedIn } = await import('../report/selection.ts');
    const result = selectedIn({ schemaVersion: 1, files }, selection);
    if (files.length > 0) await writeLint(result, wanted, args, io);
    if (problems.length > 0) throw new UsageError(problems);
    return exitCodeOfLint(result, wanted, args);
  },
};

/** Shell patterns may overlap. */
const withoutRepeats = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.findIndex((each) => pathOf(each) === pathOf(name)) === index);

const pathOf = (name: string): string => (name === '-' ? name : resolve(name));

async function lintOne(name: string, args: Arguments, io: Io): Promise<LintSubject> {
  const [{ bytesOf }, { lintFileOrLog, lintLog }] = await Promise.all([
    import('../client-files/client-config.ts'),
    import('../doctor/lint-fix.ts'),
  ]);
  const [format, client, clientVersion] = ['client-format', 'as', 'client-version'].map((flag) =>
    textOption(args, flag),
  );
  const allowedUrls = listOption(args, 'allowed-urls');
  const settings = {
    ...(allowedUrls.length > 0 && { allowedUrls }),
    ...(client !== undefined && { client }),
    ...(clientVersion !== undefined && { clientVersion }),
  };
  const options = { env: io.env, settings, shell: shellOf(args), now: Date.now() };
  const log = await largeLog(name, io);
  if (log !== undefined) return lintLog(log, options);
  const bytes = await bytesOf('lint', name, sourcesOf(io));
  const path = name === '-' ? 'standard input' : name;
  return lintFileOrLog(path, bytes, { ...options, format });
}

/** Only a log may be larger than any configuration. */
async function largeLog(name: string, io: Io): Promise<ClientFile | undefined> {
  if (name === '-') return undefined;
  const { LARGEST_FILE } = await import('../text/source.ts');
  const found = statOf(name);
  if (found?.isFile() !== true || found.size <= LARGEST_FILE) return undefined;
  const { configurationOfLog } = await import('../doctor/read-log.ts');
  return configurationOfLog({ path: name, chunks: sourcesOf(io).openLog(name) });
}

/** Shows the changes, then writes them. */
async function fixOne(
  subject: LintSubject,
  wanted: readonly Destination[],
  args: Arguments,
  io: Io,
): Promise<LintedFile> {
  const { path } = subject.file.source;
  const isQuiet = args['quiet'] === true;
  const { differenceOf, encoded, fixed, lintedFileOf } = await import('../doctor/lint-fix.ts');
  const after = fixed(subject, subject.lintText);
  if (after === subject) {
    if (!isQuiet) note(io, `${path}: nothing that is safe to fix automatically`);
    return lintedFileOf(subject);
  }
  if (!isQuiet) {
    const { visible } = await import('../report/words/escape.ts');
    const output = (await isStdoutForPrograms(wanted)) ? io.stderr : io.stdout;
    output.write(`${differenceOf(subject, after).split('\n').map(visible).join('\n')}\n`);
  }
  if (args['dry-run'] !== true) {
    await writeOut('--fix', path, encoded(after.file.source.file, after.file));
    if (!isQuiet) note(io, `${path}: fixed as shown`);
  }
  return lintedFileOf({ ...subject, ...after });
}

async function isStdoutForPrograms(wanted: readonly Destination[]): Promise<boolean> {
  const shown = wanted.find(({ file }) => file === undefined);
  return shown !== undefined && (await reporters[shown.format]!()).forPrograms === true;
}
