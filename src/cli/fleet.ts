import type { Member, Unread } from '../fleet/member.ts';
import type { FleetReport } from '../report/fleet.ts';
import type { Sources } from '../doctor/load.ts';
import { refuse, UsageError } from '../text/problem.ts';
import { concurrency, concurrencyOf } from './_concurrency.ts';
import { EXIT, listOption, note, textOption, type Arguments, type Command, type Io } from './_command.ts';
import { kubectlFor, kubectlOptions } from './_kubectl.ts';
import {
  destinations,
  exitCodeOfFleet,
  reportOptions,
  unwritable,
  writeFleet,
  type Destination,
} from './_output.ts';
import { progressOn } from './_progress.ts';
import { pulse } from './_pulse.ts';
import { shardOf } from './_shard.ts';
import { sourcesOf } from './_sources.ts';
import { flagsForFoundClients, settingsIn } from './_target-flags.ts';

/** Not a report: the results themselves, written during the run. */
const EACH_RESULT = 'jsonl';

export const fleet: Command = {
  usage: 'fleet [sources..]',
  describe: 'Diagnose many clients, and group them by the root cause that they share',
  positionals: {
    sources: {
      describe:
        'YAML files with several targets, files of clients, or directories of them; what "kubectl get -o json" prints (- for standard input); "merge" and files of --results to add up',
    },
  },
  options: {
    ...flagsForFoundClients,
    kubernetes: {
      type: 'boolean',
      group: 'Kubernetes',
      describe:
        'ask kubectl for the workloads of a cluster, and for the ConfigMaps and Secrets that they refer to',
    },
    ...kubectlOptions,
    'all-namespaces': {
      type: 'boolean',
      alias: 'A',
      group: 'Kubernetes',
      describe: 'with --kubernetes: in all namespaces',
    },
    selector: {
      type: 'string',
      alias: 'l',
      requiresArg: true,
      group: 'Kubernetes',
      describe: 'with --kubernetes: only workloads with these labels (team=orders)',
    },
    concurrency: { ...concurrency, group: 'Fleet' },
    results: {
      type: 'string',
      requiresArg: true,
      group: 'Fleet',
      describe:
        'append each result to this file as it comes; clients that are in it already are not diagnosed again',
    },
    shard: {
      type: 'string',
      requiresArg: true,
      group: 'Fleet',
      describe:
        'diagnose only this part of the clients, chosen by name (2/5: the second of five; auto/5: the part of this pod or CI job)',
    },
    format: {
      ...reportOptions.format,
      describe: `${reportOptions.format.describe}; ${EACH_RESULT}: each result on stdout as it comes`,
    },
    output: {
      type: 'string',
      requiresArg: true,
      group: 'Output',
      describe: 'write the report to this file, and nothing to stdout',
    },
    'fail-on': reportOptions['fail-on'],
    quiet: reportOptions.quiet,
    verbose: { type: 'boolean', group: 'Output', describe: 'name every client' },
    'no-color': { type: 'boolean', group: 'Output', describe: 'print without colours' },
  },
  examples: [
    ['oauthbearer fleet clients/', 'every client in a directory'],
    ['oauthbearer fleet clients/ --format html=fleet.html', 'a page with every root cause and every client'],
    ['oauthbearer fleet fleet.yaml --results today.jsonl', 'go on where an interrupted run ended'],
    [
      'kubectl get deploy,sts,cm,secret -A -o json | oauthbearer fleet -',
      'every client in a Kubernetes cluster',
    ],
    ['oauthbearer fleet --kubernetes -A -l team=orders', 'the same by your own kubectl, of one team'],
    [
      'oauthbearer fleet merge shard-1.jsonl shard-2.jsonl',
      'one report from the results of several machines',
    ],
  ],
  run: async (args, io) => {
    const wanted = wantedOf(args);
    const sources = listOption(args, 'sources');
    const [first, ...others] = sources;
    refuse(unfitSources(sources, args));
    const report =
      io.stoppedFleet ??
      (first === 'merge' && others.length > 0 ? await merged(others) : await diagnosed(sources, args, io));
    await writeFleet(report, wanted, args, io);
    return report.interrupted === true && io.stoppedFleet === undefined
      ? EXIT.interrupted
      : exitCodeOfFleet(report, wanted, args);
  },
};

/** The reports to write after the run. `--output` takes what would go to stdout. */
function wantedOf(args: Arguments): readonly Destination[] {
  const output = textOption(args, 'output');
  refuse(unwritable('--output', output));
  const formats = listOption(args, 'format');
  const others = formats.filter((each) => each !== EACH_RESULT);
  const wanted =
    others.length < formats.length && others.length === 0 && output === undefined
      ? []
      : destinations({ ...args, ...(output !== undefined && { quiet: false }), format: others });
  if (others.length < formats.length && output === undefined && wanted.some(({ file }) => file === undefined))
    throw new UsageError([
      '--format: jsonl goes to stdout, so that another report needs a file, for example --format json=fleet.json',
    ]);
  return wanted.map((each) =>
    each.file === undefined && output !== undefined ? { ...each, file: output } : each,
  );
}

/** Why there is nothing to diagnose, or a flag without effect. */
function unfitSources(sources: readonly string[], args: Arguments): readonly string[] {
  if (args['kubernetes'] === true)
    return args['all-namespaces'] === true && args['namespace'] !== undefined
      ? ['--all-namespaces: and --namespace exclude each other; give one']
      : [];
  const unused = ['namespace', 'context', 'kubeconfig', 'all-namespaces', 'selector'].filter(
    (name) => args[name] !== undefined,
  );
  if (unused.length > 0) return unused.map((name) => `--${name}: only works with --kubernetes; give both`);
  return sources.length > 0
    ? []
    : ['fleet needs a source: oauthbearer fleet <sources..>, or --kubernetes for the workloads of a cluster'];
}

/** The clients of the cluster first: kubectl may fail at once. */
async function* membersFor(
  paths: readonly string[],
  sources: Sources,
  args: Arguments,
  io: Io,
): AsyncGenerator<Member | Unread> {
  if (args['kubernetes'] === true) {
    const [kubectl, { membersInCluster }] = await Promise.all([
      kubectlFor(args, io),
      import('../fleet/kubernetes-members.ts'),
    ]);
    const wanted = {
      namespace: textOption(args, 'namespace'),
      allNamespaces: args['all-namespaces'] === true,
      selector: textOption(args, 'selector'),
    };
    yield* membersInCluster(kubectl, wanted, sources, (line) => note(io, line));
  }
  const { membersIn } = await import('../fleet/members.ts');
  yield* membersIn(paths, sources);
}

async function merged(files: readonly string[]): Promise<FleetReport> {
  const [{ Tally }, { resultsIn }, { version }] = await Promise.all([
    import('../fleet/tally.ts'),
    import('../fleet/results-file.ts'),
    import('../package.ts'),
  ]);
  const tally = new Tally();
  const names = new Set<string>();
  let [began, ended] = [Number.POSITIVE_INFINITY, 0];
  for (const file of files) {
    for await (const result of resultsIn(file)) {
      if (names.has(result.name)) continue;
      names.add(result.name);
      tally.add(result);
      began = Math.min(began, Date.parse(result.startedAt));
      ended = Math.max(ended, Date.parse(result.startedAt) + result.durationMs);
    }
  }
  return tally.report({
    tool: { name: 'oauthbearer', version: version() },
    startedAt: new Date(names.size === 0 ? 0 : began).toISOString(),
    durationMs: names.size === 0 ? 0 : ended - began,
  });
}

async function diagnosed(paths: readonly string[], args: Arguments, io: Io): Promise<FleetReport> {
  const [atOnce, isOurs] = [concurrencyOf(args), shardOf(textOption(args, 'shard'), io.env)];
  const [{ runFleet }, { Tally }, { openResults }, { machine }, { version }, { printedJson }] =
    await Promise.all([
      import('../fleet/run-fleet.ts'),
      import('../fleet/tally.ts'),
      import('../fleet/results-file.ts'),
      import('../probes/world.ts'),
      import('../package.ts'),
      import('../evidence/json.ts'),
    ]);
  const isQuiet = args['quiet'] === true;
  const isStreamed = listOption(args, 'format').includes(EACH_RESULT);
  const began = performance.now();
  const startedAt = new Date().toISOString();
  const tally = new Tally();
  const done = new Set<string>();
  const file = textOption(args, 'results');
  const results =
    file === undefined
      ? undefined
      : await openResults(file, (result) => {
          if (done.has(result.name)) return;
          done.add(result.name);
          tally.add(result);
          io.watch?.({ kind: 'result', result });
        });
  if (done.size > 0 && !isQuiet) note(io, `${done.size} results are in ${file ?? ''} already`);
  const signal = io.signal ?? new AbortController().signal;
  const progress = progressOn(args, io);
  let diagnosedNow = 0;
  const count = (): void =>
    progress.say(`${diagnosedNow} ${diagnosedNow === 1 ? 'client' : 'clients'} diagnosed`);
  const endPulse = pulse(io);
  try {
    count();
    const sources = { ...sourcesOf(io, { quiet: true }), flags: settingsIn(args) };
    await runFleet(onlyNew(membersFor(paths, sources, args, io), done, isOurs), {
      world: machine,
      concurrency: atOnce,
      signal,
      version: version(),
      onBegin: (name) => io.watch?.({ kind: 'trying', name }),
      onResult: async (result, wasTried) => {
        tally.add(result);
        io.watch?.({ kind: 'result', result });
        // One that was not tried is diagnosed when the command is run again.
        if (wasTried) await results?.add(result);
        diagnosedNow += 1;
        count();
        if (isStreamed) io.stdout.write(printedJson(result, 0));
      },
    });
  } finally {
    endPulse();
    progress.done();
    await results?.close();
  }
  if (signal.aborted) note(io, 'interrupted before every client was diagnosed');
  return tally.report({
    tool: { name: 'oauthbearer', version: version() },
    startedAt,
    durationMs: Math.round(performance.now() - began),
    ...(signal.aborted && { interrupted: true as const }),
  });
}

async function* onlyNew(
  members: AsyncIterable<Member | Unread>,
  done: ReadonlySet<string>,
  isOurs: (name: string) => boolean,
): AsyncGenerator<Member | Unread> {
  for await (const member of members) if (!done.has(member.name) && isOurs(member.name)) yield member;
}
