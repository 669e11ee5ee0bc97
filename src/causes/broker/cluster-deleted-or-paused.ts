import { sh } from '../../commands/sh.ts';
import { presumeSignIn } from '../../repair/amend.ts';
import { client } from '../../facts/client.ts';
import { confluent } from '../../facts/confluent.ts';
import { mapObserved } from '../../evidence/observation.ts';
import { defineCause } from '../define.ts';

export default defineCause({
  id: 'broker/cluster-deleted-or-paused',
  title: 'The logical cluster is not running',
  reads: { clusters: confluent.clusters, logicalCluster: client.logicalCluster },
  recognise: ({ clusters, logicalCluster }) => {
    const cluster = clusters.find(({ id }) => id === logicalCluster);
    if (cluster?.phase === undefined || cluster.phase === 'PROVISIONED') return null;
    return {
      strength: 'stated',
      because: `Confluent's API says that ${cluster.id} is in phase ${cluster.phase}.`,
      rows: [{ label: 'phase', value: cluster.phase, source: `cmk/v2 cluster ${cluster.id}` }],
      id: cluster.id,
    };
  },
  repair: (evidence, { id }) =>
    presumeSignIn({
      ...evidence,
      confluent: {
        ...evidence.confluent,
        clusters: mapObserved(evidence.confluent.clusters, (all) =>
          all.map((each) => (each.id === id ? { ...each, phase: 'PROVISIONED' } : each)),
        ),
      },
    }),
  repaired: 'with the cluster running',
  fix: ({ id }) => ({
    summary: 'Wait until the cluster is provisioned, or use the id of one that is.',
    steps: [],
    commands: [{ kind: 'confluent-cli', text: sh`confluent kafka cluster describe ${id}` }],
  }),
});
