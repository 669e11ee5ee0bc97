import { parseBootstrap } from '../evidence/authority.ts';
import type { ClientFacts } from '../evidence/client.ts';
import type { Cluster } from '../evidence/confluent.ts';
import { clusterOfHost } from './confluent-names.ts';
import { extensionNamed } from './extensions.ts';

/** The clusters that the API shows behind one of the client's bootstrap servers; the port does not matter. */
export const clustersBehind = (
  { bootstrapServers }: Pick<ClientFacts, 'bootstrapServers'>,
  clusters: readonly Cluster[],
): readonly Cluster[] => {
  const hosts = bootstrapServers.map(hostOf);
  return clusters.filter(({ bootstrap }) => bootstrap !== undefined && hosts.includes(hostOf(bootstrap)));
};

export interface MisplacedCluster {
  readonly bootstrap: string;
  /** The cluster that the client names. */
  readonly named: string;
  /** It, when the API key sees it. */
  readonly own: Cluster | undefined;
  /** The clusters that do stand behind the bootstrap server. */
  readonly owners: readonly [Owner, ...Owner[]];
  /** The name of the bootstrap server says so, and the API nothing. */
  readonly isByName?: true;
}

type Owner = Pick<Cluster, 'id'>;

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

/** The cluster after which every bootstrap server is named; private hosts are. */
export function clusterInHosts({ bootstrapServers }: ClientFacts): string | undefined {
  const [id, ...others] = bootstrapServers.map((server) => clusterOfHost(hostOf(server)));
  return others.every((each) => each === id) ? id : undefined;
}

/** A cluster id that is another than the one in the name of the bootstrap servers. */
export function clusterInHostOf(client: ClientFacts): MisplacedCluster | undefined {
  const named = extensionNamed(client.extensions, 'logicalCluster')?.toLowerCase();
  const id = clusterInHosts(client);
  if (named === undefined || !/^lkc-[a-z0-9]+$/.test(named) || id === undefined || id === named)
    return undefined;
  return {
    bootstrap: client.bootstrapServers.join(','),
    named,
    own: undefined,
    owners: [{ id }],
    isByName: true,
  };
}

const hostOf = (bootstrap: string): string =>
  parseBootstrap(bootstrap)?.host.toLowerCase() ?? bootstrap.toLowerCase();
