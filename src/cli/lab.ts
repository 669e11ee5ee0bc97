import { printedJson } from '../evidence/json.ts';
import { UsageError } from '../text/problem.ts';
import { EXIT, note, textOption, type Arguments, type Command, type Io } from './_command.ts';

export const lab: Command = {
  usage: 'lab [scenarios]',
  describe: 'Serve the lab on localhost for any client, until Ctrl-C',
  positionals: {
    scenarios: { describe: 'the faults it has, as scenario ids joined by commas (default: none)' },
  },
  options: {
    list: { type: 'boolean', describe: 'list the scenarios and exit' },
    format: {
      type: 'string',
      requiresArg: true,
      choices: ['human', 'json'],
      describe: 'how to print the list or the target',
    },
  },
  examples: [
    ['oauthbearer lab > lab.yaml', 'serve a healthy lab; "doctor --config lab.yaml" examines it'],
    ['oauthbearer lab --list', 'the faults that it can have'],
  ],
  run: async (args, io) => (args['list'] === true ? list(args, io) : serve(args, io)),
};

async function list(args: Arguments, io: Io): Promise<number> {
  if (args['scenarios'] !== undefined)
    throw new UsageError(['lab --list: lists all scenarios; remove the ids']);
  const { listScenarios } = await import('../lab/catalogue.ts');
  const scenarios = listScenarios();
  const width = Math.max(0, ...scenarios.map(({ id }) => id.length));
  io.stdout.write(
    args['format'] === 'json'
      ? printedJson(scenarios)
      : scenarios.map(({ id, story }) => `${id.padEnd(width)}  ${story}\n`).join(''),
  );
  return EXIT.healthy;
}

async function serve(args: Arguments, io: Io): Promise<number> {
  const [{ knownScenarios }, { serveLab }] = await Promise.all([
    import('./_scenarios.ts'),
    import('../lab/serve.ts'),
  ]);
  const scenarios = knownScenarios('lab', textOption(args, 'scenarios') ?? '');
  const served = await serveLab(scenarios);
  try {
    io.stdout.write(args['format'] === 'json' ? printedJson(served.settings) : served.yaml);
    note(io, 'the lab is running; its settings were written to standard output; Ctrl-C stops it');
    await aborted(io.signal);
    return EXIT.interrupted;
  } finally {
    await served.close();
  }
}

/** Resolves when the signal is aborted; never without one. */
const aborted = (signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted === true) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
