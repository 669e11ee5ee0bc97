import { client } from '../../facts/client.ts';
import { confluent } from '../../facts/confluent.ts';
import { defineCheck, fail, pass, cannotTell } from '../define.ts';

/** `cmk/v2` phase of the cluster. */
export default defineCheck({
  id: 'broker/cluster-is-provisioned',
  title: 'The logical cluster exists and is running',
  enforcedBy: 'confluent',
  step: 60,
  reads: { clusters: confluent.clusters, logicalCluster: client.logicalCluster },
  run: ({ clusters, logicalCluster }) => {
    const cluster = clusters.find(({ id }) => id === logicalCluster);
    if (logicalCluster === undefined)
      return cannotTell('the client does not name its cluster', '--logical-cluster');
    // An API key sees only its owner's environments: a cluster that is not listed may exist.
    if (cluster?.phase === undefined) return cannotTell(`the API key does not see ${logicalCluster}`);
    return cluster.phase === 'PROVISIONED'
      ? pass(`${cluster.id} is running`)
      : fail(`${cluster.id} is ${cluster.phase}`);
  },
});
