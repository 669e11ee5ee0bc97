import { clientsIn, readClientFile } from '../client-files/client-file.ts';
import { isOauth } from '../client-files/kafka/choice.ts';
import type { Reading } from '../client-files/reading.ts';
import type { KubeObject } from '../kubernetes/object.ts';
import { clientsOfOperated, isOperated } from '../kubernetes/operator.ts';
import type { Absence } from '../kubernetes/needs.ts';
import type { Stores } from '../kubernetes/stores.ts';
import {
  manifestOf,
  mentionsKafka,
  textFilesIn,
  viewOf,
  type TextFile,
  type View,
} from '../kubernetes/view.ts';
import { containersOf, type Container } from '../kubernetes/workload.ts';
import type { Sources } from './load.ts';
import { UsageError } from '../text/problem.ts';

/** A client that runs in Kubernetes, as its container gets its configuration. It contains secrets. */
export interface WorkloadClient {
  /** `shop/deployment/orders/app`; one of several in a container: `shop/deployment/orders/app#/etc/kafka/in.properties`. */
  readonly name: string;
  /** Its configuration as a manifest of its own, in which nothing refers to another object. */
  readonly manifest: Uint8Array;
  /** What is mounted into the container, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The variables of its container that name proxies: the way to the network where it runs. */
  readonly proxies: Readonly<Record<string, string>>;
  /** What its container cannot start without, and is not there. */
  readonly absent: readonly Absence[];
}

/** A container in which there is no client to diagnose. */
export interface NoClient {
  readonly name: string;
  /** One sentence for people. */
  readonly because: string;
  /** It mentions Kafka, and something that it needs is not there: it may well have a client. */
  readonly isUnclear?: true;
}

export const isClient = (each: WorkloadClient | NoClient): each is WorkloadClient => 'manifest' in each;

/** The clients of a workload that sign in with OAUTHBEARER, and the containers that have none. */
export const clientsOfWorkload = (
  workload: KubeObject,
  stores: Stores,
): readonly (WorkloadClient | NoClient)[] =>
  isOperated(workload)
    ? clientsOfOperated(workload, stores).map(({ path, manifest, absent }) =>
        judged({ name: path, manifest: Buffer.from(manifest), files: new Map(), proxies: {}, absent }),
      )
    : containersOf(workload).flatMap((container) => clientsOfContainer(container, stores));

/** The clients of one container: one for each mounted file that configures a client by itself, otherwise at most one. */
export function clientsOfContainer(
  container: Container,
  stores: Stores,
): readonly (WorkloadClient | NoClient)[] {
  const view = viewOf(container, stores);
  if (!mentionsKafka(view)) return [none(container.path, view.absent, 'nothing in it is about Kafka', false)];
  const texts = textFilesIn(view);
  const whole = texts.filter(isClientItself);
  const [first, second] = whole;
  if (first === undefined || second === undefined)
    return [
      judged(clientOf(view, container.path, first === undefined ? texts.filter(mayConfigure) : [first])),
    ];
  return whole.map((file) => judged(clientOf(view, `${container.path}#${file.path}`, [file])));
}

function clientOf(view: View, name: string, texts: readonly TextFile[]): WorkloadClient {
  return {
    name,
    manifest: Buffer.from(manifestOf(view, texts)),
    files: new Map(view.files.map(({ path, bytes }) => [path, bytes])),
    proxies: Object.fromEntries(
      view.variables
        .filter(({ name: variable, value }) => PROXY.test(variable) && !value.includes('$('))
        .map(({ name: variable, value }) => [variable, value.replaceAll('$$', '$')]),
    ),
    absent: view.absent,
  };
}

const PROXY = /^(?:https?|all|no)_proxy$/i;

/** Whether a mounted file, without anything around it, is that of a client that signs in with OAUTHBEARER. */
const isClientItself = ({ path, bytes }: TextFile): boolean => readingsOf(path, bytes).some(isOauth);

/** A file of one line is a value, and whose it is only its path can say. */
const mayConfigure = ({ path, text }: TextFile): boolean =>
  text.trimEnd().includes('\n') || /kafka|oauth|confluent|\.(?:properties|conf|ya?ml|json|env)$/i.test(path);

function judged(client: WorkloadClient): WorkloadClient | NoClient {
  const readings = readingsOf(client.name, client.manifest, 'kubernetes');
  if (readings.some((each) => isOauth(each) || isOtherwiseOauth(each))) return client;
  return none(
    client.name,
    client.absent,
    readings.length === 0
      ? 'no client of Kafka is configured in it'
      : 'its client of Kafka does not sign in with OAUTHBEARER',
    true,
  );
}

/** The program may choose the mechanism itself. */
const isOtherwiseOauth = ({ found }: Reading): boolean =>
  found.some(({ key }) => key === 'tokenEndpoint') &&
  found.some(({ key }) => key === 'bootstrapServers' || key === 'logicalCluster' || key === 'poolId') &&
  !found.some(({ key, isDefault }) => key === 'saslMechanism' && isDefault !== true);

/** Empty where there is no client, or none that can be read. */
function readingsOf(path: string, bytes: Uint8Array, format?: string): readonly Reading[] {
  try {
    return clientsIn(readClientFile(path, bytes, format)).map(({ reading }) => reading);
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}

const none = (
  name: string,
  absent: readonly Absence[],
  because: string,
  isAboutKafka: boolean,
): NoClient => ({
  name,
  because: absent.length === 0 ? because : `${because}; ${absent.join('; ')}`,
  ...(isAboutKafka && absent.length > 0 && { isUnclear: true as const }),
});

/**
 * The sources of a client's settings: its own configuration, and the flags. Of the environment of this process only our own
 * variables and those that flags name count; the client has an environment of its own. So it is with files.
 */
export function sourcesFor({ name, manifest, files }: WorkloadClient, sources: Sources): Sources {
  const named = (form: string): ReadonlySet<unknown> =>
    new Set(Object.entries(sources.flags).flatMap(([flag, value]) => (flag.endsWith(form) ? [value] : [])));
  const [variables, ours] = [named('-env'), named('-file')];
  return {
    ...sources,
    hasClientsFiles: true,
    flags: { ...sources.flags, 'client-config': name, 'client-format': 'kubernetes' },
    env: Object.fromEntries(
      Object.entries(sources.env).filter(([key]) => isSetting(key) || isOfMachine(key) || variables.has(key)),
    ),
    readFile: async (path) => {
      if (path === name) return manifest;
      const mounted = files.get(path);
      if (mounted !== undefined) return mounted;
      if (ours.has(path) || path === sources.env['NODE_EXTRA_CA_CERTS']) return sources.readFile(path);
      throw new RangeError(
        'it is not mounted from a ConfigMap or Secret; copy it here (kubectl cp), and give it by a flag',
      );
    },
  };
}

/** One of our own, except those that name another client's configuration. */
const isSetting = (name: string): boolean => /^OAUTHBEARER_(?!CONFIG$|TARGET$|CLIENT_CONFIG$)/.test(name);

/** What the way to the network needs on the machine that the run is on. */
const isOfMachine = (name: string): boolean => PROXY.test(name) || name === 'NODE_EXTRA_CA_CERTS';
