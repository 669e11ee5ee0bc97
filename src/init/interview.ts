import type { Means } from './ask.ts';
import type { Draft } from './draft.ts';
import { askClient } from './questions/client.ts';
import { askCluster } from './questions/cluster.ts';
import { askConfluent } from './questions/confluent.ts';
import { askCredentials } from './questions/credentials.ts';
import { askProvider } from './questions/provider.ts';

/**
 * Asks for everything that a diagnosis needs, in the order in which a client uses it.
 *
 * @param draft what is already known, to be confirmed
 * @throws Cancelled
 */
export async function interview(draft: Draft, means: Means): Promise<Draft> {
  const client = await askClient(draft, means);
  const { draft: found, provider } = await askProvider(client, means);
  const credentials = await askCredentials(found, provider, means);
  const cluster = await askCluster(credentials, means);
  return askConfluent(cluster, provider, means);
}
