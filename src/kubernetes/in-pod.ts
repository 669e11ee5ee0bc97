import { randomBytes } from 'node:crypto';
import { UsageError } from '../text/problem.ts';
import type { Kubectl } from './kubectl.ts';
import { listed } from './listed.ts';
import { listIn, textIn, valueIn } from './object.ts';

/** An ephemeral container to run in a pod. */
export interface Ephemeral {
  readonly namespace: string;
  readonly pod: string;
  readonly image: string;
  /** Its name in the pod. */
  readonly name: string;
}

/** Names in a pod are unique, those of ended ephemeral containers too. */
export const ephemeralName = (): string => `oauthbearer-${randomBytes(3).toString('hex')}`;

/**
 * `kubectl debug` with an unprivileged container that has the network of the pod, and neither its processes (`--target`) nor
 * its volumes. Its arguments say nothing: they are kept in the pod's specification, where many may read them.
 */
export const debugArguments = ({ namespace, pod, image, name }: Ephemeral): readonly string[] => [
  'debug',
  `pod/${pod}`,
  `--namespace=${namespace}`,
  `--image=${image}`,
  `--container=${name}`,
  '--profile=restricted',
  '--quiet',
  '--stdin',
  '--arguments-only',
  '--',
  'kubectl',
  '--from-stdin',
];

/** What marks a line of the result. */
const MARKS = { bundle: 'oauthbearer-bundle ', problems: 'oauthbearer-problems ' } as const;

/** The result as a line: other lines of the same stream are the cluster's. */
export const resultLine = (kind: keyof typeof MARKS, text: string): string =>
  `${MARKS[kind]}${Buffer.from(text).toString('base64')}\n`;

/**
 * Runs an ephemeral container.
 *
 * @param input what it reads
 * @param silenceMs how long nothing may come from it; pulling the image takes a part of it
 * @returns the bundle that it printed
 * @throws UsageError with the problems that it printed, or why it did not run
 */
export async function runInPod(
  kubectl: Kubectl,
  where: Ephemeral,
  { input, silenceMs }: { readonly input: string; readonly silenceMs: number },
): Promise<string> {
  let printed = '';
  try {
    for await (const chunk of kubectl.output(debugArguments(where), {
      ...{ input, silenceMs, endsWhenDenied: true },
    })) {
      printed += chunk;
      if (printed.length > MOST_PRINTED) break;
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    if (resultIn('bundle', printed) === undefined)
      throw new UsageError([...error.problems, ...(await whyNotRun(kubectl, where))]);
  }
  const problems = resultIn('problems', printed);
  if (problems !== undefined) throw new UsageError(problems.split('\n').map((line) => `in the pod: ${line}`));
  const bundle = resultIn('bundle', printed);
  if (bundle !== undefined) return bundle;
  throw new UsageError([
    `the container ${where.name} in pod ${where.pod} printed no result; is ${where.image} an image of oauthbearer, and of this version?`,
    ...(await whyNotRun(kubectl, where)),
  ]);
}

/** In characters: a bundle has at most 8 MiB, and base64 makes it longer. */
const MOST_PRINTED = 16 * 1024 * 1024;

function resultIn(kind: keyof typeof MARKS, printed: string): string | undefined {
  const line = printed.split(/\r?\n/).find((each) => each.startsWith(MARKS[kind]));
  return line === undefined ? undefined : Buffer.from(line.slice(MARKS[kind].length), 'base64').toString();
}

/** What the kubelet says about the container, if it says something. */
async function whyNotRun(kubectl: Kubectl, { namespace, pod, name }: Ephemeral): Promise<readonly string[]> {
  try {
    const args = ['get', `pod/${pod}`, `--namespace=${namespace}`, '--output=json'];
    const { workloads } = await listed(kubectl.output(args));
    const status = listIn(workloads[0]?.value, 'status', 'ephemeralContainerStatuses').find(
      (each) => textIn(each, 'name') === name,
    );
    const state = valueIn(status, 'state', 'waiting') ?? valueIn(status, 'state', 'terminated');
    const [reason, message] = [textIn(state, 'reason'), textIn(state, 'message')];
    return reason === undefined
      ? []
      : [`the container ${name}: ${reason}${message === undefined ? '' : `, ${message.slice(0, 300)}`}`];
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}
