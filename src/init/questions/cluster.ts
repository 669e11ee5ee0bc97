import { askFor, type Means } from '../ask.ts';
import type { Draft } from '../draft.ts';

export async function askCluster(draft: Draft, means: Means): Promise<Draft> {
  const withServer = await askFor(draft, 'bootstrapServers', means, {
    message: 'Bootstrap server of the cluster',
    example: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
    needed: true,
  });
  const withCluster = await askFor(withServer, 'logicalCluster', means, {
    message: 'Logical cluster, which the client sends',
    example: 'lkc-a1b2',
    needed: true,
  });
  const withPool = await askFor(withCluster, 'poolId', means, {
    message: 'Identity pool, which the client sends',
    example: 'pool-a1b2',
  });
  return askFor(withPool, 'topics', means, {
    message: 'A topic and what the client does with it, to check its permission (optional)',
    example: 'orders:read',
  });
}
