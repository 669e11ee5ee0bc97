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
  /** That cluster, if the API key can see it. */
  readonly own: Cluster | undefined;
  /** The clusters that are behind the bootstrap server. */
  readonly owners: readonly [Owner, ...Owner[]];
  /** Concluded from the bootstrap server's name, not from the API. */
  readonly isByName?: true;
}

type Owner = Pick<Cluster, 'id'>;

/** A cluster id that belongs behind another bootstrap server; `not-seen` when the API shows too little to decide. */
export function misplacedCluster(
  client: ClientFacts,
  clusters: readonly Cluster[],
): MisplacedCluster | 'not-seen' | undefined {
  const named = extensionNamed(client.extensions, 'logicalCluster') ?? client.logicalCluster;
  const [first, ...others] = clustersBehind(client, clusters);
  if (first === undefined) return 'not-seen';
  if (named === undefined || !named.startsWith('lkc-')) return undefined;
  if ([first, ...others].some(({ id }) => id === named)) return undefined;
  // A cluster that the API key cannot see could share the bootstrap server of one that it can.
  const own = clusters.find(({ id }) => id === named);
  if (own?.bootstrap === undefined) return undefined;
  return { bootstrap: client.bootstrapServers.join(','), named, own, owners: [first, ...others] };
}

/** The cluster id in the names of all bootstrap servers; private hosts contain it. */
export function clusterInHosts({ bootstrapServers }: ClientFacts): string | undefined {
  const [id, ...others] = bootstrapServers.map((server) => clusterOfHost(hostOf(server)));
  return others.every((each) => each === id) ? id : undefined;
}

/** A configured cluster id that differs from the one in the bootstrap servers' names. */
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
