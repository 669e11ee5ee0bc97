import type { Cluster } from '../../evidence/confluent.ts';
import { missing, observed, type Observation } from '../../evidence/observation.ts';
import { clustersBehind } from '../../spelling/clusters.ts';
import { mapBounded } from '../bounded.ts';
import type { Target } from '../../settings/target.ts';
import type { ConfluentApi } from './api.ts';
import { readCluster } from './resources.ts';

const MOST_ENVIRONMENTS = 50;
const AT_ONCE = 4;

/** The cluster that the client is meant to use, by its id or its bootstrap servers. */
export type Wanted = Pick<Target, 'logicalCluster' | 'bootstrapServers'>;

/**
 * The Kafka clusters of every environment, because the API lists them only by environment. If an environment could not
 * be read and the wanted cluster is not in the others, the result is unknown, because its absence is not proven.
 */
export async function probeClusters(
  api: ConfluentApi,
  wanted: Wanted,
): Promise<Observation<readonly Cluster[]>> {
  const environments = await api.list('/org/v2/environments');
  if (environments.status !== 'observed') return environments;
  const ids = environments.value.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  const lists = await mapBounded(ids.slice(0, MOST_ENVIRONMENTS), AT_ONCE, async (environment) => {
    const seen = await api.list(`/cmk/v2/clusters?environment=${encodeURIComponent(environment)}`);
    return seen.status === 'observed'
      ? { ...seen, value: seen.value.flatMap((json) => readCluster(json, environment) ?? []) }
      : seen;
  });
  const found = lists.flatMap((each) => (each.status === 'observed' ? each.value : []));
  const unread = lists.find((each) => each.status !== 'observed');
  const complete = unread === undefined && ids.length <= MOST_ENVIRONMENTS;
  if (complete || isAmong(found, wanted)) {
    return observed(found, 'cmk/v2 clusters', environments.at);
  }
  return unread ?? missing(`the clusters of the first ${MOST_ENVIRONMENTS} environments alone were read`);
}

/** If the client names a cluster id, it decides: several clusters may share a bootstrap server. */
const isAmong = (found: readonly Cluster[], wanted: Wanted): boolean =>
  wanted.logicalCluster === undefined
    ? clustersBehind(wanted, found).length > 0
    : found.some(({ id }) => id === wanted.logicalCluster?.trim());
