import { parseBootstrap } from '../authority.ts';
import type { ClientFacts } from '../client.ts';
import type { Cluster } from '../confluent.ts';
import { extensionNamed } from './extensions.ts';

/** The clusters that the API shows behind one of the client's bootstrap servers; the port does not matter. */
export const clustersBehind = (client: ClientFacts, clusters: readonly Cluster[]): readonly Cluster[] => {
  const hosts = client.bootstrapServers.map(hostOf);
  return clusters.filter(({ bootstrap }) => bootstrap !== undefined && hosts.includes(hostOf(bootstrap)));
};

export interface MisplacedCluster {
  readonly bootstrap: string;
  /** The cluster that the client names. */
  readonly named: string;
  /** It, when the API key sees it. */
  readonly own: Cluster | undefined;
  /** The clusters that do stand behind the bootstrap server. */
  readonly owners: readonly [Cluster, ...Cluster[]];
}

/** A cluster id that belongs behind another bootstrap server; `not-seen` when the API shows too little to tell. */
export function misplacedCluster(
  client: ClientFacts,
  clusters: readonly Cluster[],
): MisplacedCluster | 'not-seen' | undefined {
  const named = extensionNamed(client.extensions, 'logicalCluster') ?? client.logicalCluster;
  const [first, ...others] = clustersBehind(client, clusters);
  if (first === undefined) return 'not-seen';
  if (named === undefined || !named.startsWith('lkc-')) return undefined;
  if ([first, ...others].some(({ id }) => id === named)) return undefined;
  // A cluster that the API key does not see could be behind the same bootstrap server as one that it does see.
  const own = clusters.find(({ id }) => id === named);
  if (own?.bootstrap === undefined) return undefined;
  return { bootstrap: client.bootstrapServers.join(','), named, own, owners: [first, ...others] };
}

const hostOf = (bootstrap: string): string =>
  parseBootstrap(bootstrap)?.host.toLowerCase() ?? bootstrap.toLowerCase();
