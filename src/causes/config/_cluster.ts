import { sh } from '../../commands/sh.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { missing, valueOf } from '../../evidence/observation.ts';
import { clusterInHosts, clustersBehind } from '../../spelling/clusters.ts';
import { withExtensions } from './_repair.ts';

/**
 * The one cluster that the API shows behind the client's bootstrap server, or after which a private one is named; undefined
 * when it is not just one.
 */
export function clusterBehind({ client, confluent }: Evidence): string | undefined {
  const found = clustersBehind(client, valueOf(confluent.clusters) ?? []);
  if (found.length === 0) return clusterInHosts(client);
  return found.length === 1 ? found[0]?.id : undefined;
}

/**
 * The extensions with the right cluster in them. Where the API does not show which it is, a stand-in takes its place,
 * and what is known of clusters is withdrawn, for it says nothing about the stand-in.
 */
export function withCluster(evidence: Evidence): Evidence {
  const known = clusterBehind(evidence);
  const { extensions } = evidence.client;
  const others = Object.entries(extensions).filter(([name]) => name.toLowerCase() !== 'logicalcluster');
  const repaired = withExtensions(evidence, {
    logicalCluster: known ?? SOME_CLUSTER,
    ...Object.fromEntries(others),
  });
  return known === undefined
    ? {
        ...repaired,
        confluent: {
          ...repaired.confluent,
          clusters: missing('the cluster behind the bootstrap server is not known'),
        },
      }
    : repaired;
}

/** Of a repair, and never to be shown. */
export const SOME_CLUSTER = 'lkc-behindthebootstrap';

/** How a person finds the id of a cluster. */
export const FIND_CLUSTER = {
  kind: 'confluent-cli',
  text: sh`confluent kafka cluster list   # the id that begins with lkc-, of the cluster with your bootstrap server`,
} as const;
