import type { Sources } from '../doctor/load.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Redact } from '../evidence/redact.ts';
import type { WorkloadClient } from '../doctor/workload-clients.ts';
import type { Kubectl } from '../kubernetes/kubectl.ts';
import type { KubeObject } from '../kubernetes/object.ts';
import { quoted, refuse, UsageError } from '../text/problem.ts';
import { EXIT, note, textOption, type Arguments, type Command, type Io } from './_command.ts';
import { bundleOption, diagnosed, evidenceOf, reportedCutOff } from './doctor.ts';
import { examined } from './_examined.ts';
import { kubectlFor, kubectlOptions } from './_kubectl.ts';
import {
  destinations,
  exitCodeOf,
  outputOptions,
  plannedChanges,
  terminalToAsk,
  unwritable,
  writeOut,
  writeReport,
} from './_output.ts';
import { reportOf } from './replay.ts';
import { selectionOf } from './_selection.ts';
import { sourcesOf } from './_sources.ts';
import { flagsForFoundClients, settingsIn } from './_target-flags.ts';

export const kubectl: Command = {
  usage: 'kubectl [workload]',
  describe: 'Diagnose a client that runs in Kubernetes, from inside the network of its pod',
  positionals: {
    workload: {
      describe: 'deploy/NAME, sts/NAME, ds/NAME, pod/NAME, job/NAME, cronjob/NAME, or a resource of Strimzi',
    },
  },
  options: {
    ...flagsForFoundClients,
    ...kubectlOptions,
    container: {
      type: 'string',
      alias: 'c',
      requiresArg: true,
      group: 'Kubernetes',
      describe: 'the container, if several have a client',
    },
    file: {
      type: 'string',
      requiresArg: true,
      group: 'Kubernetes',
      describe: 'the mounted file with its configuration, if several have one (/etc/kafka/client.properties)',
    },
    from: {
      type: 'string',
      requiresArg: true,
      choices: ['pod', 'here'],
      group: 'Kubernetes',
      describe: 'where to run: in an ephemeral container of a running pod (default), or on this machine',
    },
    image: {
      type: 'string',
      requiresArg: true,
      group: 'Kubernetes',
      describe: 'the image of oauthbearer for the ephemeral container (default: $OAUTHBEARER_IMAGE)',
    },
    'dry-run': {
      type: 'boolean',
      group: 'Kubernetes',
      describe:
        'print the configuration of the client, without secrets, and the command that would be run; run nothing',
    },
    'from-stdin': {
      type: 'boolean',
      hidden: true,
      describe: 'run what another process hands over: the side in the pod',
    },
    ...outputOptions,
    bundle: bundleOption,
  },
  examples: [
    [
      'kubectl oauthbearer deploy/orders -n shop',
      "the same as a plugin of kubectl, from the network of the client's pod",
    ],
    ['kubectl oauthbearer deploy/orders --from here', 'its configuration, diagnosed from this machine'],
    ['kubectl oauthbearer deploy/orders --dry-run', 'what its container gets, and what would be run'],
  ],
  run: async (args, io) => {
    if (args['from-stdin'] === true) return insidePod(io);
    if (io.cutOff !== undefined) return reportedCutOff(io.cutOff, args, io);
    const { type, name } = workloadIn(args);
    const image = textOption(args, 'image') ?? io.env['OAUTHBEARER_IMAGE'];
    const isHere = args['from'] === 'here';
    if (!isHere && args['dry-run'] !== true) refuse(unfitImage(image));
    refuse(unwritable('--bundle', textOption(args, 'bundle'), { isPrivate: true }));
    const called = { type, name, namespace: textOption(args, 'namespace') };
    const [calling, { workloadCalled, storesFor }, { clientsOfWorkload }] = await Promise.all([
      kubectlFor(args, io),
      import('../kubernetes/cluster.ts'),
      import('../doctor/workload-clients.ts'),
    ]);
    const workload = await workloadCalled(calling, called);
    const client = oneOf(clientsOfWorkload(workload, await storesFor(calling, [workload])), args);
    if (args['dry-run'] === true) return dryRun(client, workload, { calling, image, isHere }, io);
    if (client.absent.length > 0)
      throw new UsageError(client.absent.map((each) => `${client.name}: ${each}`));
    const { sourcesFor } = await import('../doctor/workload-clients.ts');
    const sources = sourcesFor(client, {
      ...sourcesOf(io, { quiet: args['quiet'] === true }),
      flags: settingsIn(args),
    });
    if (!isHere) return inPod(client, workload, { calling, image: image!, sources }, args, io);
    const { loadTarget } = await import('../doctor/load.ts');
    return diagnosed(args, io, async () => ({
      target: await loadTarget(sources),
      close: async () => undefined,
    }));
  },
};

function workloadIn(args: Arguments): { readonly type: string; readonly name: string } {
  const text = textOption(args, 'workload');
  if (text === undefined) throw new UsageError(['kubectl needs a workload: kubectl oauthbearer deploy/NAME']);
  const [, type, name] = /^([a-z][a-z\d.]{0,100})\/([a-z\d](?:[-a-z\d.]{0,251}[a-z\d])?)$/.exec(text) ?? [];
  if (type === undefined || name === undefined)
    throw new UsageError([`kubectl ${quoted(text)}: must be TYPE/NAME, such as deploy/orders`]);
  return { type, name };
}

const unfitImage = (image: string | undefined): readonly string[] =>
  image === undefined || image === ''
    ? [
        '--image: needs an image of oauthbearer that the cluster can pull (deploy/docker/Dockerfile makes one); or diagnose from this machine with --from here',
      ]
    : /^[\w][\w.:/@-]{0,500}$/.test(image)
      ? []
      : [`--image: is ${quoted(image)}; must be such as registry.example.com/oauthbearer:0.1.0`];

/** @throws UsageError when there is no client, or several to choose from */
function oneOf(
  all: ReturnType<typeof import('../doctor/workload-clients.ts').clientsOfWorkload>,
  args: Arguments,
): WorkloadClient {
  const [container, file] = [textOption(args, 'container'), textOption(args, 'file')];
  const named = all.filter(
    ({ name }) => container === undefined || name.split('#')[0]!.split('/').at(-1) === container,
  );
  if (named.length === 0) {
    const names = all.map(({ name }) => name.split('#')[0]!.split('/').at(-1));
    throw new UsageError([
      `--container: there is none with this name; there are ${[...new Set(names)].join(', ')}`,
    ]);
  }
  const clients = named.filter((each) => 'manifest' in each);
  const chosen = clients.filter(
    ({ name }) => file === undefined || name.endsWith(`#${file}`) || clients.length === 1,
  );
  const [first, second] = chosen;
  if (first !== undefined && second === undefined) return first;
  if (clients.length === 0)
    throw new UsageError(named.map((each) => `${each.name}: ${'because' in each ? each.because : ''}`));
  const flag = clients.every(({ name }) => name.includes('#')) ? '--file' : '--container';
  throw new UsageError([
    `there are several clients; choose one with ${flag}: ${clients.map(({ name }) => name).join(', ')}`,
  ]);
}

interface Calling {
  readonly calling: Kubectl;
  readonly image: string | undefined;
}

async function dryRun(
  client: WorkloadClient,
  workload: KubeObject,
  { calling, image, isHere }: Calling & { readonly isHere: boolean },
  io: Io,
): Promise<number> {
  const [{ readClientFile }, { maskedText }, { visible }, { isAboutContainer }] = await Promise.all([
    import('../client-files/client-file.ts'),
    import('../client-files/mask.ts'),
    import('../report/words/escape.ts'),
    import('../kubernetes/view.ts'),
  ]);
  const shown = maskedText(readClientFile(client.name, client.manifest, 'kubernetes'), [], isAboutContainer);
  const lines = [
    `# ${client.name}, as its container gets its configuration. What may be a secret is masked.`,
    ...client.absent.map((each) => `# The container cannot start: ${each}`),
    ...shown.trimEnd().split('\n'),
    '',
    ...(isHere
      ? ['# It would be diagnosed from this machine.']
      : await planned(workload, { calling, image })),
  ];
  io.stdout.write(lines.map((line) => `${visible(line)}\n`).join(''));
  return EXIT.healthy;
}

async function planned(workload: KubeObject, { calling, image }: Calling): Promise<readonly string[]> {
  const [{ runningPodOf }, { debugArguments, ephemeralName }] = await Promise.all([
    import('../kubernetes/cluster.ts'),
    import('../kubernetes/in-pod.ts'),
  ]);
  const pod = await runningPodOf(calling, workload);
  if (pod === undefined) return [`# ${noPod(workload)}`];
  const where = { namespace: workload.namespace, pod, image: image ?? 'IMAGE', name: ephemeralName() };
  return [
    '# The configuration would go to the standard input of:',
    `# ${calling.words(debugArguments(where)).join(' ')}`,
  ];
}

const noPod = ({ kind, name }: KubeObject): string =>
  kind === 'CronJob'
    ? `a CronJob has no pod between its runs; start one (kubectl create job ${name}-now --from=cronjob/${name}) and give job/${name}-now, or diagnose from this machine with --from here`
    : `no pod of it is running; diagnose from this machine with --from here`;

/** Beyond the time of the run itself: until the image is there and the container starts. */
const UNTIL_STARTED_MS = 120_000;

async function inPod(
  client: WorkloadClient,
  workload: KubeObject,
  { calling, image, sources }: Calling & { readonly image: string; readonly sources: Sources },
  args: Arguments,
  io: Io,
): Promise<number> {
  const wanted = destinations(args);
  const [selection, planned] = [await selectionOf(args), await plannedChanges(args)];
  const terminal = terminalToAsk(args, io);
  const [
    { loadTarget },
    { recordedSources },
    { runningPodOf },
    { ephemeralName, runInPod },
    { readBundle, BundleError },
  ] = await Promise.all([
    import('../doctor/load.ts'),
    import('../doctor/handed-over.ts'),
    import('../kubernetes/cluster.ts'),
    import('../kubernetes/in-pod.ts'),
    import('../evidence/bundle.ts'),
  ]);
  const recorded = recordedSources(sources, { ...withoutProxies(sources.env), ...client.proxies });
  // Problems of the configuration are found before anything in the cluster changes.
  const { timeoutMs } = await loadTarget(recorded);
  const pod = await runningPodOf(calling, workload);
  if (pod === undefined) throw new UsageError([noPod(workload)]);
  const where = { namespace: workload.namespace, pod, image, name: ephemeralName() };
  if (args['quiet'] !== true)
    note(
      io,
      `adding the ephemeral container ${where.name} to pod ${pod}; it ends with the run, and stays listed until the pod is replaced. In the report, "this machine" is the pod`,
    );
  const text = await runInPod(calling, where, {
    input: recorded.handOver(),
    silenceMs: timeoutMs + UNTIL_STARTED_MS,
  });
  try {
    const { evidence } = readBundle(text);
    const report = await reportOf(evidence, { planned, terminal, args, io, selection });
    const bundle = textOption(args, 'bundle');
    if (bundle !== undefined) await writeOut('--bundle', bundle, text, { isPrivate: true });
    await writeReport(report, wanted, args, io);
    return await exitCodeOf(report, wanted, args);
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    throw new UsageError([`the result from pod ${pod} cannot be read: ${error.message}`]);
  }
}

/** The proxies of this machine are not those of the pod. */
const withoutProxies = (env: Sources['env']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[0].startsWith('OAUTHBEARER_'),
    ),
  );

/** The most that is handed over, in characters, and how long to wait for it. */
const MOST_INPUT = 16 * 1024 * 1024;
const INPUT_MS = 60_000;

/** The side in the pod: prints the evidence of a run as one line. */
async function insidePod(io: Io): Promise<number> {
  const { resultLine } = await import('../kubernetes/in-pod.ts');
  try {
    const [{ loadTarget }, { sourcesHandedOver }, { machine }, { writeBundleWithout }, { version }] =
      await Promise.all([
        import('../doctor/load.ts'),
        import('../doctor/handed-over.ts'),
        import('../probes/world.ts'),
        import('../evidence/bundle.ts'),
        import('../package.ts'),
      ]);
    let redact: Redact = (value) => value;
    const options = {
      world: machine,
      signal: io.signal ?? new AbortController().signal,
      onEvidence: (_: Evidence, redactSeen: Redact) => {
        redact = redactSeen;
      },
    };
    const evidence =
      io.cutOff === undefined
        ? (await examined(await loadTarget(sourcesHandedOver(await firstLine(io))), options, io)).evidence
        : await evidenceOf(io.cutOff);
    if (evidence === undefined) return EXIT.inconclusive;
    const { text } = writeBundleWithout(redact, evidence, { version: version() });
    io.stdout.write(resultLine('bundle', text));
    return EXIT.healthy;
  } catch (error) {
    const problems =
      error instanceof UsageError
        ? error.problems
        : error instanceof RangeError
          ? [error.message]
          : undefined;
    if (problems === undefined) throw error;
    io.stdout.write(resultLine('problems', problems.join('\n')));
    return EXIT.usage;
  }
}

/**
 * The first line of standard input. The input of an ephemeral container never ends.
 *
 * @throws RangeError with a message for people
 */
async function firstLine(io: Io): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  const decoder = new TextDecoder();
  const iterator = io.stdin[Symbol.asyncIterator]();
  const late = AbortSignal.timeout(INPUT_MS);
  const never = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () =>
      reject(new RangeError(`nothing came on standard input for ${INPUT_MS / 1000} s`)),
    );
  });
  for (;;) {
    const next = await Promise.race([iterator.next(), never]);
    if (next.done === true) throw new RangeError('standard input ended before its line did');
    const chunk = typeof next.value === 'string' ? next.value : decoder.decode(next.value, { stream: true });
    const end = chunk.indexOf('\n');
    parts.push(end < 0 ? chunk : chunk.slice(0, end));
    if (end >= 0) return parts.join('');
    length += chunk.length;
    if (length > MOST_INPUT) throw new RangeError('the line on standard input is too long');
  }
}
