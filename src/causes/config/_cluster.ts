import { sh } from '../../commands/sh.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { missing, valueOf } from '../../evidence/observation.ts';
import { clusterInHosts, clustersBehind } from '../../spelling/clusters.ts';
import { withExtensions } from './_repair.ts';

/**
 * The only cluster that the API shows behind the client's bootstrap server, or the cluster id in a private host's name;
 * undefined when there is not exactly one.
 */
export function clusterBehind({ client, confluent }: Evidence): string | undefined {
  const found = clustersBehind(client, valueOf(confluent.clusters) ?? []);
  if (found.length === 0) return clusterInHosts(client);
  return found.length === 1 ? found[0]?.id : undefined;
}

/**
 * The extensions with the correct cluster. If the API does not show which, a placeholder is used, and what is known
 * about clusters is withdrawn, because it does not apply to the placeholder.
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

/** For repairs only; never shown. */
export const SOME_CLUSTER = 'lkc-behindthebootstrap';

/** Where a person finds a cluster's id. */
export const FIND_CLUSTER = {
  kind: 'confluent-cli',
  text: sh`confluent kafka cluster list   # the id that begins with lkc-, of the cluster with your bootstrap server`,
} as const;
