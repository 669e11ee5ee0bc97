import { isName, type KubeObject } from './object.ts';
import { isOperated } from './operator.ts';
import { controllersOf, isWorkload, pathOf } from './workload.ts';

/**
 * The workloads that someone wrote. A pod of a Deployment is left out where the Deployment is there too; of several pods
 * of one workload that is not there, the first stays. Objects of other kinds are left out.
 */
export function workloadsAmong(objects: readonly KubeObject[]): readonly KubeObject[] {
  const ours = objects.filter((each) => isWorkload(each) || isOperated(each));
  const present = new Set(ours.map(pathOf));
  const seen = new Set<string>();
  return ours.filter((each) => {
    const owners = controllersOf(each);
    if (owners.some((owner) => present.has(owner) || seen.has(owner))) return false;
    for (const owner of owners) seen.add(owner);
    return true;
  });
}

/** Whether the API can have given these names to it. */
export const hasNames = ({ name, namespace }: KubeObject): boolean => isName(name) && isName(namespace);
