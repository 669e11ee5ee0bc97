import type { Evidence } from '../../evidence/evidence.ts';
import { shellQuote, shellWord } from '../../text/shell.ts';
import type { FixCommand } from '../../evidence/fix.ts';

/** The principal that roles are bound to: the identity pool, by its id, whatever the token's subject is. */
export const principalOf = ({ client }: Evidence): string => `User:${client.poolId ?? '$POOL_ID'}`;

/** Binds a role of Confluent Cloud's RBAC to the pool. */
export const bindRole = (
  evidence: Evidence,
  role: 'DeveloperRead' | 'DeveloperWrite',
  resource: string,
): FixCommand => ({
  kind: 'confluent-cli',
  text:
    `confluent iam rbac role-binding create --principal=${evidence.client.poolId === undefined ? '"User:$POOL_ID"' : shellQuote(principalOf(evidence))} --role ${role} \\\n` +
    `  --environment "$ENVIRONMENT_ID" --cloud-cluster=${shellWord(evidence.client.logicalCluster, 'LOGICAL_CLUSTER')} \\\n` +
    `  --kafka-cluster=${shellWord(evidence.client.logicalCluster, 'LOGICAL_CLUSTER')} --resource=${shellQuote(resource)}`,
});
