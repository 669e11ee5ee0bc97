import { valueOr } from '../../commands/value.ts';
import { behaviour, ownFile } from '../../clients/facts.ts';
import { isMeantByUnreadProperty } from '../../clients/unread-properties.ts';
import { parseBootstrap } from '../../evidence/authority.ts';
import { sourceOfAbsent } from '../../evidence/configuration.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { meantName, saysClusterMissing } from '../../spelling/extensions.ts';
import { isConfluentHost, isPublicBootstrap } from '../../spelling/confluent-names.ts';
import { writeExtensions } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { clusterBehind, FIND_CLUSTER, withCluster } from './_cluster.ts';
import { signInWith } from './_extensions.ts';

/** Confluent Cloud: `CLUSTER_ID_MISSING_OR_EMPTY`. A cluster under a misspelled name belongs to another cause. */
export default defineCause({
  id: 'config/extension-missing-cluster',
  title: 'The client does not name its cluster: the extension logicalCluster is missing',
  reads: { extensions: client.extensions, servers: client.bootstrapServers, named: behaviour.cluster },
  mayRead: {
    answer: broker.authenticate,
    file: client.file,
    unsent: ownFile.unsentExtensions,
    unreadProperties: ownFile.unreadProperties,
  },
  recognise: ({ extensions, servers, named, answer, file, unsent, unreadProperties }) => {
    if (named !== undefined) return null;
    if (Object.keys(extensions).some((name) => meantName(name) === 'logicalCluster')) return null;
    if (unsent?.some(({ meant }) => meant === 'logicalCluster')) return null;
    if (isMeantByUnreadProperty(unreadProperties, 'logicalCluster')) return null;
    const isSaid = saysClusterMissing(answer);
    const hosts = servers.map((server) => parseBootstrap(server)?.host ?? '');
    if (!isSaid && !hosts.some(isConfluentHost)) return null;
    return {
      strength: isSaid ? 'stated' : hosts.some(isPublicBootstrap) ? 'shown' : 'suggested',
      because: isSaid
        ? 'The broker says CLUSTER_ID_MISSING_OR_EMPTY: the client does not send logicalCluster.'
        : 'The client sends no logicalCluster; only AWS Enterprise clusters over PrivateLink need none.',
      rows: [
        {
          label: 'logicalCluster',
          value: 'not sent',
          source: sourceOfAbsent({ configuration: file }, 'extensions'),
        },
      ],
    };
  },
  repair: withCluster,
  repaired: 'with the extension logicalCluster',
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
      summary: 'Send the id of your Kafka cluster as the extension logicalCluster.',
      steps: behind === undefined ? [] : [`The cluster behind this bootstrap server is ${behind}.`],
      commands: [
        ...writeExtensions(evidence.client, {
          logicalCluster: valueOr(behind, 'CLUSTER_ID'),
          ...evidence.client.extensions,
        }),
        ...(behind === undefined ? [FIND_CLUSTER] : []),
      ],
    };
  },
});
