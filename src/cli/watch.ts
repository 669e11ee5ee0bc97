import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Member, Unread } from '../fleet/member.ts';
import { quoted, UsageError } from '../text/problem.ts';
import type { History } from '../watch/history/history.ts';
import type { TargetRound } from '../watch/watch.ts';
import type { WatchEvent } from '../watch/event.ts';
import type { Shown, WatchServer } from '../watch/serve.ts';
import { EXIT, listOption, note, textOption, type Arguments, type Command, type Io } from './_command.ts';
import { reportOptions } from './_output.ts';
import { sourcesOf } from './_sources.ts';
import { failOnOf, styleOf } from './_style.ts';
import { settingsIn, targetFlags } from './_target-flags.ts';

const FORMATS = ['human', 'jsonl'] as const;

export const watch: Command = {
  usage: 'watch [sources..]',
  describe: 'Diagnose a client again and again, and report what changes and what will fail',
  positionals: {
    sources: {
      describe:
        'several clients, as for "fleet": YAML files, files of clients, directories (default: the one client of the flags)',
    },
  },
  options: {
    ...targetFlags,
    interval: {
      ...{ type: 'string', requiresArg: true, group: 'Watch' },
      describe: 'how often to look (default: 5m); a tenth of it is random',
    },
    'new-token-after': {
      ...{ type: 'string', requiresArg: true, group: 'Watch' },
      describe:
        'how long to use a token before fetching another (default: 1h), because many providers bill or limit them',
    },
    'no-stay': {
      ...{ type: 'boolean', group: 'Watch' },
      describe:
        'keep no connection to the broker between the rounds; otherwise watch re-authenticates on one, as clients do',
    },
    history: {
      ...{ type: 'string', requiresArg: true, group: 'Watch' },
      describe: 'the file that keeps what was seen (default: one for these clients, in your state folder)',
    },
    for: {
      ...{ type: 'string', requiresArg: true, group: 'Watch' },
      describe: 'end after this time (30m, 8h; default: never)',
    },
    rounds: {
      ...{ type: 'string', requiresArg: true, group: 'Watch' },
      describe: 'end after this many rounds (default: never)',
    },
    'webhook-env': {
      ...{ type: 'string', requiresArg: true, group: 'Watch' },
      describe: 'send each change as JSON to the https URL in this environment variable',
    },
    'webhook-template': {
      ...{ type: 'string', requiresArg: true, group: 'Watch' },
      describe: 'a JSON file with the body, for Slack, Teams or PagerDuty: {"text": "{{target}}: {{title}}"}',
    },
    'webhook-kinds': {
      ...{ type: 'string', requiresArg: true, group: 'Watch' },
      describe: 'the kinds of changes to send (default: failing,recovered,unjudged,forecast,finding,cleared)',
    },
    listen: {
      ...{ type: 'string', requiresArg: true, group: 'Watch' },
      describe:
        'serve /metrics for Prometheus, /healthz and the latest report here (:9464: for this machine alone; 0.0.0.0:9464)',
    },
    format: {
      ...{ type: 'string', requiresArg: true, choices: FORMATS, group: 'Output' },
      describe: 'output format; jsonl: each change as a line of JSON',
    },
    'fail-on': reportOptions['fail-on'],
    quiet: { type: 'boolean', group: 'Output', describe: 'print only errors; the exit code tells the rest' },
    'no-color': { type: 'boolean', group: 'Output', describe: 'print without colours' },
  },
  examples: [
    ['oauthbearer watch --config client.yaml', 'one line for each change, until Ctrl-C'],
    [
      'oauthbearer watch --config client.yaml --interval 1m --for 1h',
      'for an hour, after a change of settings',
    ],
    ['oauthbearer watch clients/ --format jsonl', 'every client in a directory, for another program'],
  ],
  run: async (args, io) => {
    const limits = await limitsOf(args);
    const [{ History }, { watch: run }, { machine }, { version }] = await Promise.all([
      import('../watch/history/history.ts'),
      import('../watch/watch.ts'),
      import('../probes/world.ts'),
      import('../package.ts'),
    ]);
    const members = await membersOf(args, io);
    const file = textOption(args, 'history') ?? (await defaultHistory(args, io));
    const webhook = await webhookOf(args, io);
    const history = await History.open(file, version(), webhook !== undefined);
    const isQuiet = args['quiet'] === true;
    if (!isQuiet) note(io, watching(members.length, textOption(args, 'interval') ?? '5m', file));
    const write = await writerOf(args, io);
    const last = new Map<string, TargetRound>();
    const signal = io.signal ?? new AbortController().signal;
    const server = await serverOf(args, {
      rounds: () => [...last.values()],
      intervalMs: limits.intervalMs,
      now: machine.now,
    });
    if (server !== undefined && !isQuiet)
      note(io, `${server.url}/metrics, ${server.url}/healthz, ${server.url}/`);
    await run(members, {
      ...{ world: machine, signal, version: version(), history, ...limits },
      stays: args['no-stay'] !== true,
      onRound: async (round) => {
        last.set(round.target, round);
        if (!isQuiet) round.events.forEach(write);
        await webhook?.(history, signal);
      },
    }).finally(() => server?.close());
    return signal.aborted ? EXIT.interrupted : exitCodeOf([...last.values()], args);
  },
};

type Deliver = (history: History, signal: AbortSignal) => Promise<void>;

/** Undefined when changes are sent nowhere. */
async function webhookOf(args: Arguments, io: Io): Promise<Deliver | undefined> {
  const variable = textOption(args, 'webhook-env');
  if (variable === undefined) return undefined;
  const [{ checkedUrl, deliver }, { parseJson }, { EVENT_KINDS }] = await Promise.all([
    import('../watch/webhook.ts'),
    import('../evidence/json.ts'),
    import('../watch/event.ts'),
  ]);
  const url = checkedUrl(io.env[variable] ?? '', `--webhook-env ${variable}`);
  const wanted = textOption(args, 'webhook-kinds')
    ?.split(',')
    .map((each) => each.trim());
  const unknown = wanted?.filter((each) => !EVENT_KINDS.some((kind) => kind === each)) ?? [];
  if (unknown.length > 0)
    throw new UsageError([
      `--webhook-kinds: ${unknown.map(quoted).join(', ')} is none of ${EVENT_KINDS.join(', ')}`,
    ]);
  const kinds = EVENT_KINDS.filter((kind) => (wanted ?? SENT).includes(kind));
  const file = textOption(args, 'webhook-template');
  const template = file === undefined ? undefined : parseJson((await readText(file)).trim());
  if (file !== undefined && template === undefined)
    throw new UsageError([`--webhook-template ${quoted(file)}: is not JSON`]);
  let last: string | undefined;
  return async (history, signal) => {
    const problem = await deliver(
      history,
      { url, kinds, ...(template !== undefined && { template }) },
      signal,
    );
    if (problem !== undefined && problem !== last)
      note(io, `the webhook did not take a change: ${problem}; the next round tries again`);
    last = problem;
  };
}

const SENT: readonly string[] = ['failing', 'recovered', 'unjudged', 'forecast', 'finding', 'cleared'];

async function readText(file: string): Promise<string> {
  const [{ readFileBytes, textOf }, { whyUnreadable }] = await Promise.all([
    import('../settings/files.ts'),
    import('../settings/draw.ts'),
  ]);
  try {
    return textOf(await readFileBytes(file));
  } catch (error) {
    throw new UsageError([`--webhook-template ${quoted(file)}: ${whyUnreadable(error)}`]);
  }
}

async function serverOf(args: Arguments, shown: Shown): Promise<WatchServer | undefined> {
  const address = textOption(args, 'listen');
  return address === undefined ? undefined : (await import('../watch/serve.ts')).serve(address, shown);
}

const watching = (count: number, interval: string, file: string): string =>
  `watching ${count === 1 ? 'one client' : `${count} clients`} every ${interval}; the history is in ${file}; Ctrl-C ends it`;

interface Limits {
  readonly intervalMs: number;
  readonly tokenMs: number;
  readonly forMs?: number;
  readonly rounds?: number;
}

async function limitsOf(args: Arguments): Promise<Limits> {
  const { DURATION, milliseconds } = await import('../settings/schema.ts');
  const duration = (flag: string, least: number, example: string): number | undefined => {
    const text = textOption(args, flag);
    if (text === undefined) return undefined;
    const ms = DURATION.test(text) ? milliseconds(text) : 0;
    if (ms < least)
      throw new UsageError([
        `--${flag}: is ${quoted(text)}; must be at least ${least / 1000}s, for example ${example}`,
      ]);
    return ms;
  };
  const rounds = textOption(args, 'rounds');
  if (rounds !== undefined && !/^[1-9]\d{0,8}$/.test(rounds))
    throw new UsageError([`--rounds: is ${quoted(rounds)}; must be a number from 1, for example 12`]);
  const forMs = duration('for', 1_000, '1h');
  return {
    intervalMs: duration('interval', 1_000, '5m') ?? 300_000,
    tokenMs: duration('new-token-after', 1_000, '1h') ?? 3_600_000,
    ...(forMs !== undefined && { forMs }),
    ...(rounds !== undefined && { rounds: Number(rounds) }),
  };
}

/** The clients of files and directories, or the one that the flags describe. */
async function membersOf(args: Arguments, io: Io): Promise<readonly (Member | Unread)[]> {
  const paths = listOption(args, 'sources');
  const isQuiet = args['quiet'] === true;
  if (paths.length > 0) {
    const { membersIn } = await import('../fleet/members.ts');
    const flags = settingsIn(args);
    const members: (Member | Unread)[] = [];
    for await (const each of membersIn(paths, { ...sourcesOf(io, { quiet: true }), flags }))
      if ('load' in each || each.outcome === 'unreadable') members.push(each);
    if (members.length === 0)
      throw new UsageError([`watch: there is no client in ${paths.map(quoted).join(', ')}`]);
    return members;
  }
  const { loadTarget } = await import('../doctor/load.ts');
  const sources = sourcesOf(io, { quiet: isQuiet });
  let usesStdin = false;
  const readStdin = (): Promise<Uint8Array> => {
    usesStdin = true;
    return sources.readStdin();
  };
  const first = await loadTarget({ ...sources, readStdin, flags: args });
  if (first.offline) throw new UsageError(['--offline: without the network nothing changes; remove it']);
  const again = { ...sources, flags: args, warn: () => undefined };
  // Files may change between rounds; standard input is read once.
  return [{ name: first.name, load: () => (usesStdin ? Promise.resolve(first) : loadTarget(again)) }];
}

/** In the user's state folder (XDG Base Directory Specification), one file for each set of clients. */
async function defaultHistory(args: Arguments, { env }: Io): Promise<string> {
  const { mkdir } = await import('node:fs/promises');
  const { XDG_STATE_HOME: state, LOCALAPPDATA: local } = env;
  const folder =
    state !== undefined && isAbsolute(state)
      ? state
      : process.platform === 'win32' && local !== undefined
        ? local
        : join(homedir(), '.local', 'state');
  const what = ['sources', 'config', 'client-config', 'target', 'token-endpoint', 'client-id'].flatMap(
    (flag) => listOption(args, flag).map((text) => [flag, flag.length < 14 ? resolve(text) : text]),
  );
  const name = createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 12);
  const file = join(folder, 'oauthbearer', `watch-${name}.db`);
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  } catch {
    throw new UsageError([`watch: ${quoted(dirname(file))} cannot be created; give --history FILE`]);
  }
  return file;
}

async function writerOf(args: Arguments, io: Io): Promise<(event: WatchEvent) => void> {
  const [{ printedJson }, { lineFor }] = await Promise.all([
    import('../evidence/json.ts'),
    import('../watch/print.ts'),
  ]);
  const style = styleOf(args, io.env, io.stdout);
  return args['format'] === 'jsonl'
    ? (event) => void io.stdout.write(printedJson(event, 0))
    : (event) => void io.stdout.write(`${lineFor(event, style)}\n`);
}

/** By the last round of each client, the worst of them decides. */
function exitCodeOf(rounds: readonly TargetRound[], args: Arguments): number {
  const failOn = failOnOf(args);
  const outcomes = new Set(rounds.map(({ state }) => state.outcome));
  const isOpen = (['refused', 'inconclusive', 'unreadable'] as const).some((each) => outcomes.has(each));
  const isWarned = rounds.some(
    ({ findings, report }) => findings.length > 0 || (report?.notices.length ?? 0) > 0,
  );
  if (failOn === 'never') return EXIT.healthy;
  if (outcomes.has('unhealthy') || (failOn === 'inconclusive' && isOpen)) return EXIT.unhealthy;
  if (failOn === 'warning' && isWarned) return EXIT.warned;
  if (failOn !== 'root-cause' && isOpen) return EXIT.inconclusive;
  return outcomes.has('transient') ? EXIT.transient : EXIT.healthy;
}
