import { consolePath } from '../../commands/other-text.ts';
import { sh } from '../../commands/sh.ts';
import { filled, valueOr } from '../../commands/value.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { valueOf } from '../../evidence/observation.ts';
import type { FixCommand } from '../../evidence/fix.ts';

/** The principal that roles are bound to: the identity pool's id, whatever the token's subject is. */
export const principalOf = ({ client }: Evidence): string =>
  `User:${valueOr(client.poolId, 'POOL_ID').toString()}`;

/** The environment of the client's cluster, when the API returned it. */
const environmentOf = ({ client, confluent }: Evidence): string | undefined =>
  valueOf(confluent.clusters)?.find(({ id }) => id === client.logicalCluster)?.environment;

/**
 * Binds a role of Confluent Cloud's RBAC to the pool, with the CLI or in the console (labels as in its documentation).
 */
export function bindRole(
  evidence: Evidence,
  role: 'DeveloperRead' | 'DeveloperWrite',
  resource: string,
): readonly FixCommand[] {
  const { poolId, logicalCluster } = evidence.client;
  const cluster = valueOr(logicalCluster, 'CLUSTER_ID');
  const environment = environmentOf(evidence);
  return [
    {
      kind: 'console',
      text: consolePath(
        ...['Accounts & access', 'Access', environment ?? 'your environment'],
        ...[logicalCluster ?? 'your cluster', 'Add role assignment'],
        ...[`${poolId ?? 'your pool'}: ${role} on ${resource}`, 'Save'],
      ),
    },
    {
      kind: 'confluent-cli',
      text: sh`confluent iam rbac role-binding create --principal=${filled`User:${valueOr(poolId, 'POOL_ID')}`} --role ${role} \
  --environment=${valueOr(environment, 'ENVIRONMENT_ID')} --cloud-cluster=${cluster} \
  --kafka-cluster=${cluster} --resource=${resource}`,
    },
  ];
}
