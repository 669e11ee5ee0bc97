import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Draft } from '../init/draft.ts';
import { sh } from '../commands/sh.ts';
import { filePath } from '../commands/value.ts';
import { UsageError } from '../text/problem.ts';
import type { Target } from '../settings/target.ts';
import { EXIT, note, terminalOf, textOption, type Arguments, type Command, type Io } from './_command.ts';
import { unwritable, writeOut } from './_output.ts';
import { sourcesOf } from './_sources.ts';

export const init: Command = {
  usage: 'init',
  describe: 'Answer a few questions, and get a YAML file for doctor (without secrets in it)',
  options: {
    'client-config': {
      type: 'string',
      requiresArg: true,
      describe: "start from the client's own configuration file",
    },
    'client-format': {
      type: 'string',
      requiresArg: true,
      describe: 'the format of that file, if it is not recognised',
    },
    output: { type: 'string', alias: 'o', requiresArg: true, describe: 'the file to write (client.yaml)' },
    'ca-file': {
      type: 'string',
      requiresArg: true,
      describe: 'certificates (PEM) to trust besides the public ones',
    },
  },
  examples: [
    ['oauthbearer init', 'from a discovery URL to a file for "doctor --config"'],
    ['oauthbearer init --client-config client.properties', 'the same, from what the client has'],
  ],
  run: async (args, io) => {
    const { input, output } = terminalOf(io, NO_TERMINAL);
    const draft = await beginning(args, io);
    const [{ terminalAsker }, { Cancelled }] = await Promise.all([
      import('../asking/terminal.ts'),
      import('../asking/asker.ts'),
    ]);
    try {
      return await talk(draft, terminalAsker(input, output, io.signal), args, io);
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
      return EXIT.interrupted;
    }
  },
};

const NO_TERMINAL =
  'init: needs a terminal for its questions. Instead, write the YAML yourself ("oauthbearer schema config" prints its schema), convert a client\'s file (oauthbearer convert FILE --to yaml -o client.yaml), or give flags: oauthbearer doctor --token-endpoint URL --client-id ID --client-secret-env CLIENT_SECRET --bootstrap-server HOST:9092 --logical-cluster lkc-ID --pool-id pool-ID';

async function beginning(args: Arguments, io: Io): Promise<Draft> {
  const { EMPTY, having } = await import('../init/draft.ts');
  const caFile = textOption(args, 'ca-file');
  const path = textOption(args, 'client-config');
  const draft = path === undefined ? EMPTY : await draftOf(path, args, io);
  return caFile === undefined ? draft : having(draft, 'ca', caFile, 'files');
}

async function draftOf(path: string, args: Arguments, io: Io): Promise<Draft> {
  const [{ readClientFile }, { bytesOf }, { portableOf }] = await Promise.all([
    import('../client-files/client-file.ts'),
    import('../client-files/client-config.ts'),
    import('../convert/portable.ts'),
  ]);
  if (path === '-')
    throw new UsageError(['--client-config: init reads your answers from standard input; give a file']);
  const file = readClientFile(
    path,
    await bytesOf('--client-config', path, sourcesOf(io)),
    textOption(args, 'client-format'),
  );
  note(io, `${path}: ${file.format.title}`);
  return portableOf(file).client;
}

async function talk(
  draft: Draft,
  asker: import('../asking/asker.ts').Asker,
  args: Arguments,
  io: Io,
): Promise<number> {
  const [{ interview }, { discover }, { objectionTo }, { loadTarget }, { writableFormat }] =
    await Promise.all([
      import('../init/interview.ts'),
      import('../init/discovery.ts'),
      import('../init/objection.ts'),
      import('../doctor/load.ts'),
      import('../convert/convert.ts'),
    ]);
  const caFile = textOption(args, 'ca-file');
  const targetAt = async (url: string): Promise<Target> => {
    const flags = {
      'discovery-url': url,
      'token-endpoint': url,
      ...(caFile !== undefined && { 'ca-file': caFile }),
    };
    return loadTarget({ ...sourcesOf(io), flags });
  };
  // Reports problems with flags and environment before the first question.
  await targetAt('https://localhost');
  const complete = await interview(draft, {
    asker,
    env: io.env,
    isThere: existsSync,
    objection: (answered, key) => objectionTo(answered, key, io.env),
    discover: async (url, signal) => {
      const target = await targetAt(url);
      io.watch?.({ kind: 'begun', timeoutMs: target.timeoutMs, what: 'discovery' });
      const discovered = await discover(target, { signal });
      io.watch?.({ kind: 'ended' });
      return discovered;
    },
  });
  const file = await fileToWrite(textOption(args, 'output'), asker);
  await writeOut('--output', file, writableFormat('yaml').write.write(complete), { mode: 0o600 });
  const unset = Object.values(complete.secrets).filter((name) => (io.env[name] ?? '') === '');
  asker.tell(
    'good',
    [
      `${file} written. It contains no secrets.`,
      'Now run:',
      ...unset.map((name) => `  read -rs ${name} && export ${name}`),
      `  ${sh`oauthbearer doctor --config ${filePath(file)}`.in('bash')}`,
    ].join('\n'),
  );
  return EXIT.healthy;
}

/** Never an existing file, unless the user agrees. */
async function fileToWrite(
  asked: string | undefined,
  asker: import('../asking/asker.ts').Asker,
): Promise<string> {
  for (let name = asked; ; name = undefined) {
    const file =
      name ?? (await asker.text({ message: 'Which file should it go to?', otherwise: 'client.yaml' }));
    const [unfit] = unwritable('--output', file);
    if (unfit !== undefined) {
      asker.tell('bad', unfit);
      continue;
    }
    const exists = (await stat(file).catch(() => undefined)) !== undefined;
    if (!exists || (await asker.confirm(`${file} already exists. Overwrite it?`))) return file;
  }
}
