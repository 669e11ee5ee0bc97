import { confluent } from '../../facts/confluent.ts';
import { defineQuestion } from '../define.ts';

export default defineQuestion({
  id: 'confluent/cluster',
  asks: 'Cluster id and bootstrap server of the cluster',
  where: () =>
    'Environments → your environment → your cluster → Cluster settings → Cluster ID, Bootstrap server',
  effort: 'page',
  weight: 4,
  clearedBy: ['sign-in'],
  settles: [confluent.clusters],
  applies: ({ client }) => client.bootstrapServers.length > 0 || client.logicalCluster !== undefined,
  expect: ({ client: { logicalCluster, bootstrapServers } }) => [
    ...(logicalCluster === undefined ? [] : [{ label: 'Cluster ID', value: logicalCluster }]),
    ...(bootstrapServers.length === 0
      ? []
      : [{ label: 'Bootstrap server', value: bootstrapServers.join(','), note: 'of the same cluster' }]),
  ],
  decides: [
    'config/bootstrap-other-cluster',
    'sasl/logical-cluster-refused',
    'broker/cluster-deleted-or-paused',
    'config/logical-cluster-is-sr',
    'config/extension-missing-cluster',
    'provider/in-other-org',
  ],
});
