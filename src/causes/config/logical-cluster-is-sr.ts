import { valueOr } from '../../commands/value.ts';
import { client } from '../../facts/client.ts';
import { kindOfId } from '../../spelling/confluent-names.ts';
import { extensionNamed, reassembled } from '../../spelling/extensions.ts';
import { broker } from '../../facts/broker.ts';
import { writeExtensions } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { clusterBehind, FIND_CLUSTER, withCluster } from './_cluster.ts';
import { signInWith } from './_extensions.ts';

/** Schema Registry clients have a setting of the same name, and their value begins with `lsrc-`. */
export default defineCause({
  id: 'config/logical-cluster-is-sr',
  title: 'logicalCluster is not the id of a Kafka cluster',
  reads: { cluster: client.logicalCluster, extensions: client.extensions },
  mayRead: { answer: broker.authenticate },
  recognise: ({ extensions, answer }, sources) => {
    const named = extensionNamed(extensions, 'logicalCluster');
    const kind = named === undefined || reassembled(extensions) !== undefined ? undefined : kindOfId(named);
    if (kind === undefined || answer?.accepted === true) return null;
    return {
      strength: 'shown',
      because: `logicalCluster is ${named}, which is the id of ${kind}; a Kafka cluster's begins with lkc-.`,
      rows: [
        {
          label: 'logicalCluster',
          value: named ?? '',
          source: sources.cluster,
        },
      ],
    };
  },
  repair: withCluster,
  repaired: 'with the id of the Kafka cluster',
  experiment: (_, evidence) => {
    const behind = clusterBehind(evidence);
    return behind === undefined
      ? null
      : signInWith(
          { ...evidence.client.extensions, logicalCluster: behind },
          `logicalCluster ${behind}`,
          evidence,
        );
  },
  fix: (_, evidence) => {
    const behind = clusterBehind(evidence);
    return {
      summary: 'Set logicalCluster to the id of your Kafka cluster, which begins with lkc-.',
      steps: behind === undefined ? [] : [`The cluster behind this bootstrap server is ${behind}.`],
      commands: [
        ...writeExtensions(evidence.client, {
          ...evidence.client.extensions,
          logicalCluster: valueOr(behind, 'CLUSTER_ID'),
        }),
        ...(behind === undefined ? [FIND_CLUSTER] : []),
      ],
    };
  },
});
