import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Member, Unread } from '../fleet/member.ts';
import { quoted, refuse, UsageError } from '../text/problem.ts';
import type { History } from '../watch/history/history.ts';
import type { Listed } from '../watch/listed.ts';
import type { Members } from '../watch/watch.ts';
import type { TargetRound } from '../watch/watched.ts';
import type { Courier } from '../watch/courier.ts';
import type { WatchEvent } from '../watch/event.ts';
import type { Webhook } from '../watch/webhook.ts';
import type { Way } from '../probes/route.ts';
import type { Shown, WatchServer } from '../watch/serve.ts';
import { concurrency, concurrencyOf } from './_concurrency.ts';
import { EXIT, listOption, note, textOption, type Arguments, type Command, type Io } from './_command.ts';
import { reportOptions } from './_output.ts';
import { pulse } from './_pulse.ts';
import { sourcesOf } from './_sources.ts';
import { failOnOf, styleOf } from './_style.ts';
import { settingsIn, targetFlags } from './_target-flags.ts';
import type { Culprit, Resumed } from './_worker-messages.ts';

const FORMATS = ['human', 'jsonl'] as const;

export const watch: Command = {
  usage: 'watch [sources..]',
  describe: 'Diagnose a client again and again, and report what changes and what will fail',
  positionals: {
    sources: {
      describe:
        'several clients, as for "fleet": YAML files, files of clients, directories, read again before each round (default: the one client of the flags)',
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
    concurrency: { ...concurrency, group: 'Watch' },
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
      describe:
        'the kinds of changes to send (default: failing,recovered,unjudged,forecast,finding,cleared,removed)',
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
  run: (args, io) => {
    const endPulse = pulse(io);
    return watched(args, io).finally(endPulse);
  },
};

async function watched(args: Arguments, io: Io): Promise<number> {
  const { resumed } = io;
  const limits = leftOf(await limitsOf(args), resumed);
  const [{ History }, { watch: run }, { machine }, { version }] = await Promise.all([
    import('../watch/history/history.ts'),
    import('../watch/watch.ts'),
    import('../probes/world.ts'),
    import('../package.ts'),
  ]);
  const atOnce = concurrencyOf(args);
  const { first, members: listed } = await membersOf(args, io);
  const members = withoutCulprits(listed, resumed?.culprits ?? [], limits.intervalMs);
  const file = textOption(args, 'history') ?? (await defaultHistory(args, io));
  const webhook = await webhookOf(args, io);
  const history = await History.open(file, version(), webhook !== undefined);
  const isQuiet = args['quiet'] === true;
  if (!isQuiet && resumed === undefined)
    note(io, watching(first.length, textOption(args, 'interval') ?? '5m', file));
  const write = await writerOf(args, io);
  const last = new Map<string, TargetRound>();
  const signal = io.signal ?? new AbortController().signal;
  const courier = await courierOf(webhook, history, signal, io);
  const server = await serverOf(args, {
    rounds: () => [...last.values()],
    version: version(),
    now: machine.now,
  });
  if (server !== undefined && !isQuiet)
    note(io, `${server.url}/metrics, ${server.url}/healthz, ${server.url}/`);
  let unrecorded: string | undefined;
  try {
    await run(members, {
      ...{ world: machine, signal, version: version(), history, ...limits, concurrency: atOnce },
      stays: args['no-stay'] !== true,
      onUnrecorded: ({ message }) => {
        if (message !== unrecorded) note(io, `${message}; the next round tries again`);
        unrecorded = message;
      },
      onRound: (round) => {
        unrecorded = undefined;
        last.set(round.target, round);
        if (!isQuiet) round.events.forEach(write);
      },
      onRemoved: (target, events) => {
        last.delete(target);
        if (!isQuiet) events.forEach(write);
      },
      around: announced(io, new Set(resumed?.suspects)),
      onEnd: () => {
        io.watch?.({ kind: 'round' });
        courier?.wake();
      },
    });
  } finally {
    await courier?.end(LAST_DELIVERY_MS);
    await server?.close();
  }
  return signal.aborted ? EXIT.interrupted : exitCodeOf([...last.values()], args);
}

/** How long the end of a watch waits for its last notifications; what is left is sent by the next one. */
const LAST_DELIVERY_MS = 10_000;

/** Undefined when changes are sent nowhere. */
async function webhookOf(args: Arguments, io: Io): Promise<Webhook | undefined> {
  const variable = textOption(args, 'webhook-env');
  if (variable === undefined) return undefined;
  const [{ checkedUrl }, { parseJson }, { EVENT_KINDS }] = await Promise.all([
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
  return { url, kinds, way: await wayOf(args, io), ...(template !== undefined && { template }) };
}

/** The proxy of the flags, or of the environment, as for the requests of a diagnosis. */
async function wayOf(args: Arguments, io: Io): Promise<Way> {
  const [{ environmentOf }, { proxySettings }, { splitList }] = await Promise.all([
    import('../settings/environment.ts'),
    import('../settings/proxy.ts'),
    import('../settings/given.ts'),
  ]);
  const exceptions = listOption(args, 'no-proxy').flatMap(splitList);
  const { settings, problems } = proxySettings(
    textOption(args, 'proxy'),
    exceptions.length === 0 ? undefined : exceptions,
    { proxy: '--proxy', noProxy: '--no-proxy' },
  );
  const { environment, problems: unfit } = await environmentOf(
    sourcesOf(io, { quiet: true }),
    settings,
    (line) => note(io, line),
  );
  refuse([...problems, ...unfit]);
  return { ...settings, environment };
}

async function courierOf(
  webhook: Webhook | undefined,
  history: History,
  signal: AbortSignal,
  io: Io,
): Promise<Courier | undefined> {
  if (webhook === undefined) return undefined;
  const [{ courier }, { machine }] = await Promise.all([
    import('../watch/courier.ts'),
    import('../probes/world.ts'),
  ]);
  let last: string | undefined;
  return courier({
    ...{ history, webhook, signal, world: machine },
    onProblem: (problem) => {
      if (problem !== last) note(io, `the webhook did not take a change: ${problem}`);
      last = problem;
    },
  });
}

const SENT: readonly string[] = [
  'failing',
  'recovered',
  'unjudged',
  'forecast',
  'finding',
  'cleared',
  'removed',
];

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

/** What is left of the limits after the worker before. */
function leftOf(limits: Limits, resumed: Resumed | undefined): Limits {
  if (resumed === undefined) return limits;
  const { forMs, rounds } = limits;
  return {
    ...limits,
    ...(forMs !== undefined && { forMs: forMs - (Date.now() - resumed.beganAt) }),
    ...(rounds !== undefined && { rounds: rounds - resumed.rounds }),
  };
}

/** In intervals. */
const LEFT_ALONE_FOR = 8;

/** The list, in which a client whose servers keep the doctor busy is left alone for a while. */
const withoutCulprits =
  (members: Members, culprits: readonly Culprit[], intervalMs: number): Members =>
  async () => {
    const listed = await members();
    const current = culprits.filter(({ at }) => Date.now() < at + LEFT_ALONE_FOR * intervalMs);
    return listed.map((each) => {
      const culprit = current.find(({ name }) => name === each.name);
      return culprit === undefined
        ? each
        : { name: each.name, outcome: 'inconclusive', because: culprit.because };
    });
  };

/** Tells the supervisor whose answers are read. Of suspects, one at a time. */
function announced(
  { watch: say }: Io,
  suspects: ReadonlySet<string>,
): <T>(target: string, work: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (target, work) => {
    const run = async () => {
      say?.({ kind: 'trying', name: target });
      try {
        return await work();
      } finally {
        say?.({ kind: 'tried', name: target });
      }
    };
    if (!suspects.has(target)) return run();
    const turn = before.then(run);
    before = turn.catch(() => undefined);
    return turn;
  };
}

/** How many clients a watch takes: each has about 20 series, and a round of more takes longer than most intervals. */
const MOST_CLIENTS = 1_000;

interface Watchable {
  readonly first: readonly Listed[];
  readonly members: Members;
}

/** The clients of files and directories, or the one that the flags describe. */
async function membersOf(args: Arguments, io: Io): Promise<Watchable> {
  const paths = listOption(args, 'sources');
  if (paths.length > 0) {
    const { membersIn } = await import('../fleet/members.ts');
    const flags = settingsIn(args);
    const read = async (): Promise<readonly Listed[]> => {
      const found = new Map<string, Member | Unread>();
      for await (const each of membersIn(paths, { ...sourcesOf(io, { quiet: true }), flags }))
        if ('load' in each || each.outcome === 'unreadable') found.set(each.name, each);
      if (found.size > MOST_CLIENTS)
        throw new UsageError([
          `watch: there are ${found.size} clients, and a watch takes ${MOST_CLIENTS} at most; give several watches a part of them each`,
        ]);
      return [...found.values()];
    };
    const first = await read();
    if (first.length === 0)
      throw new UsageError([`watch: there is no client in ${paths.map(quoted).join(', ')}`]);
    // Standard input is read once.
    return {
      first,
      members: paths.includes('-') ? () => Promise.resolve(first) : lastReadable(first, read, io),
    };
  }
  const { loadTarget } = await import('../doctor/load.ts');
  const sources = sourcesOf(io, { quiet: args['quiet'] === true });
  let usesStdin = false;
  const readStdin = (): Promise<Uint8Array> => {
    usesStdin = true;
    return sources.readStdin();
  };
  const target = await loadTarget({ ...sources, readStdin, flags: args });
  if (target.offline) throw new UsageError(['--offline: without the network nothing changes; remove it']);
  const again = { ...sources, flags: args, warn: () => undefined };
  // Files may change between rounds; standard input is read once.
  const load = () => (usesStdin ? Promise.resolve(target) : loadTarget(again));
  const first = [{ name: target.name, load }];
  return { first, members: () => Promise.resolve(first) };
}

/** A list that cannot be read for a moment, while its directory is replaced for example, is the last one. */
function lastReadable(first: readonly Listed[], read: Members, io: Io): Members {
  let last = first;
  let said: string | undefined;
  return async () => {
    try {
      last = await read();
      said = undefined;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      if (error.message !== said)
        note(io, `${error.message}; the clients of the last round are still watched`);
      said = error.message;
    }
    return last;
  };
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
