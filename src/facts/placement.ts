import { fact, known, type Fact } from '../evidence/fact.ts';
import { clusterInHostOf, misplacedCluster, type MisplacedCluster } from '../spelling/clusters.ts';
import { confluent } from './confluent.ts';

/**
 * Whether the client names a cluster that belongs behind another bootstrap server. The API knows which; without it,
 * only a private host reveals its cluster, by the cluster id in its name.
 */
export const placement: Fact<MisplacedCluster | 'not-seen' | undefined> = fact(
  confluent.clusters.label,
  (evidence) => {
    const clusters = confluent.clusters.read(evidence);
    const seen = clusters.known ? misplacedCluster(evidence.client, clusters.value) : 'not-seen';
    if (clusters.known && seen !== 'not-seen') return known(seen, clusters.source);
    const named = clusterInHostOf(evidence.client);
    if (named !== undefined) return known(named, 'bootstrap server');
    return clusters.known ? known(seen, clusters.source) : clusters;
  },
);
