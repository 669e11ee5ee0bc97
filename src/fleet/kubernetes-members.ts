import { open } from 'node:fs/promises';
import { loadTarget, type Sources } from '../doctor/load.ts';
import { clientsOfWorkload, isClient, sourcesFor } from '../doctor/workload-clients.ts';
import { storesFor, workloadsIn, type Wanted } from '../kubernetes/cluster.ts';
import type { Kubectl } from '../kubernetes/kubectl.ts';
import { listed } from '../kubernetes/listed.ts';
import type { KubeObject } from '../kubernetes/object.ts';
import type { Stores } from '../kubernetes/stores.ts';
import { whyUnreadable } from '../settings/draw.ts';
import type { Member, Unread } from './member.ts';

/** How many characters of a file show that kubectl printed it. */
const BEGINNING = 4096;

/** Whether a file begins as what `kubectl get -o yaml` or `-o json` prints for several objects. */
export async function isListOfKubernetes(path: string): Promise<boolean> {
  if (!/\.(?:ya?ml|json)$/i.test(path)) return false;
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    if (!(await file.stat()).isFile()) return false;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    const text = buffer.toString('utf8', 0, bytesRead);
    return (
      /^\s*\{\s*"apiVersion":\s*"v1",\s*(?:"kind":\s*"List",\s*)?"items":\s*\[/.test(text) ||
      /^apiVersion: v1\r?\n(?:kind: List\r?\n(?:metadata:.*\r?\n(?: .*\r?\n)*)?)?items:\s/.test(text)
    );
  } finally {
    await file.close();
  }
}

/**
 * The clients of the workloads in a list of Kubernetes objects, of any length.
 *
 * @param path of a file, or `-` for standard input
 */
export async function* membersOfList(path: string, sources: Sources): AsyncGenerator<Member | Unread> {
  const name = path === '-' ? 'standard input' : path;
  let found: Awaited<ReturnType<typeof listed>>;
  try {
    found = await listed(decoded(sources.openLog!(path)));
  } catch (error) {
    yield { name, outcome: 'unreadable', because: whyUnreadable(error) };
    return;
  }
  for (const because of found.unread) yield { name, outcome: 'unreadable', because };
  if (found.workloads.length === 0 && found.unread.length === 0) {
    const what = found.count === 0 ? 'it is empty' : `none of the ${found.count} objects in it is a workload`;
    yield { name, outcome: 'unreadable', because: `${what}; give what this prints: ${PIPE}` };
  }
  yield* membersOfWorkloads(found.workloads, found.stores, sources);
}

const PIPE = 'kubectl get deploy,sts,ds,cronjob,cm,secret -A -o json';

async function* decoded(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of chunks)
    yield typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
}

/**
 * The clients of the workloads of a cluster.
 *
 * @param warn called with what could not be listed, if something could
 * @throws UsageError when kubectl can list nothing
 */
export async function* membersInCluster(
  kubectl: Kubectl,
  wanted: Wanted,
  sources: Sources,
  warn: (line: string) => void,
): AsyncGenerator<Member | Unread> {
  const { workloads, problems } = await workloadsIn(kubectl, wanted);
  problems.forEach(warn);
  yield* membersOfWorkloads(workloads, await storesFor(kubectl, workloads), sources);
}

/** The clients of workloads, in their order; what has none is `skipped`. */
export function* membersOfWorkloads(
  workloads: readonly KubeObject[],
  stores: Stores,
  sources: Sources,
): Generator<Member | Unread> {
  for (const workload of workloads) {
    for (const each of clientsOfWorkload(workload, stores)) {
      if (!isClient(each)) {
        yield {
          name: each.name,
          outcome: each.isUnclear === true ? 'unreadable' : 'skipped',
          because: each.because,
        };
      } else if (each.absent.length > 0) {
        yield { name: each.name, outcome: 'unreadable', because: each.absent.join('; ') };
      } else {
        yield { name: each.name, load: () => loadTarget(sourcesFor(each, sources)) };
      }
    }
  }
}
