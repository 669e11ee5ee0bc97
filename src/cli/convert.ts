import { resolve } from 'node:path';
import { refuse, UsageError } from '../text/problem.ts';
import { EXIT, note, textOption, type Command, type Io } from './_command.ts';
import { unwritable, writeOut } from './_output.ts';
import { sourcesOf } from './_sources.ts';

export const convert: Command = {
  usage: 'convert <file>',
  describe: "Convert a client's configuration to the format of another client",
  positionals: { file: { describe: "a client's configuration, in any format (- for standard input)" } },
  options: {
    to: {
      type: 'string',
      requiresArg: true,
      describe:
        'the client to write it for: java, librdkafka, kafkajs, spring, snaplogic, yaml, env, or a format id',
    },
    output: {
      type: 'string',
      alias: 'o',
      requiresArg: true,
      describe: 'write to this file instead of stdout',
    },
    'client-format': {
      type: 'string',
      requiresArg: true,
      describe: 'the format of FILE, if it is not recognised',
    },
    'client-version': {
      type: 'string',
      requiresArg: true,
      describe: "the version of the other client's library (java: 4.1.0 and later have new names)",
    },
    quiet: { type: 'boolean', describe: 'print only errors on stderr' },
  },
  examples: [
    ['oauthbearer convert client.properties --to librdkafka', 'the same for librdkafka, on stdout'],
    ['oauthbearer convert account.json --to yaml -o client.yaml', 'for "doctor --config client.yaml"'],
  ],
  run: async (args, io) => {
    const name = textOption(args, 'file') ?? '';
    const output = textOption(args, 'output');
    const [{ convert: converted, writableFormat, writableNames }, { readClientFile }, { bytesOf }] =
      await Promise.all([
        import('../convert/convert.ts'),
        import('../client-files/client-file.ts'),
        import('../client-files/client-config.ts'),
      ]);
    const wanted = textOption(args, 'to');
    if (wanted === undefined) {
      throw new UsageError([`--to: for which client? Give one of ${writableNames().join(', ')}`]);
    }
    const to = writableFormat(wanted);
    refuse(unwritable('--output', output));
    if (output !== undefined && name !== '-' && resolve(output) === resolve(name)) {
      throw new UsageError(['--output: is the file to convert; give another file']);
    }
    const path = name === '-' ? 'standard input' : name;
    const file = readClientFile(
      path,
      await bytesOf('convert', name, sourcesOf(io)),
      textOption(args, 'client-format'),
    );
    const { text, notes, notPrintable } = converted(file, to, textOption(args, 'client-version'));
    if (output === undefined) refuse(notPrintable);
    if (output === undefined) io.stdout.write(text);
    else await writeOut('--output', output, text, { mode: 0o600 });
    if (args['quiet'] === true) return EXIT.healthy;
    for (const line of [...notes, ...(await faultsIn(file, io))]) note(io, line);
    return EXIT.healthy;
  },
};

/** A fault in the file remains a fault in the other format. */
async function faultsIn(
  file: import('../client-files/client-file.ts').ClientFile,
  io: Io,
): Promise<readonly string[]> {
  const [{ lint }, { placeOf }] = await Promise.all([
    import('../doctor/lint.ts'),
    import('../evidence/source.ts'),
  ]);
  const { findings } = lint(file, { env: io.env });
  const { path } = file.source;
  return findings.map(
    ({ place = { line: 1, column: 1 }, title, id }) =>
      `${placeOf({ file: path }, place)}: wrong in this file already: ${title} (${id}); "oauthbearer lint" shows the fix`,
  );
}
