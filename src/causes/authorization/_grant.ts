import type { Evidence } from '../../evidence/evidence.ts';
import { shellQuote, shellWord } from '../../text/shell.ts';
import { valueOf } from '../../evidence/observation.ts';
import type { FixCommand } from '../../evidence/fix.ts';

/** The principal that roles are bound to: the identity pool, by its id, whatever the token's subject is. */
export const principalOf = ({ client }: Evidence): string => `User:${client.poolId ?? '$POOL_ID'}`;

/** The environment of the client's cluster, where the API showed it. */
const environmentOf = ({ client, confluent }: Evidence): string | undefined =>
  valueOf(confluent.clusters)?.find(({ id }) => id === client.logicalCluster)?.environment;

/** Binds a role of Confluent Cloud's RBAC to the pool: in the console, whose labels come from its documentation, or by the CLI. */
export function bindRole(
  evidence: Evidence,
  role: 'DeveloperRead' | 'DeveloperWrite',
  resource: string,
): readonly FixCommand[] {
  const { poolId, logicalCluster } = evidence.client;
  const principal = poolId === undefined ? '"User:$POOL_ID"' : shellQuote(principalOf(evidence));
  const cluster = shellWord(logicalCluster, 'LOGICAL_CLUSTER');
  const environment = environmentOf(evidence);
  return [
    {
      kind: 'console',
      text: [
        ...[
          'Accounts & access',
          'Access',
          environment ?? 'your environment',
          logicalCluster ?? 'your cluster',
        ],
        ...['Add role assignment', `${poolId ?? 'your pool'}: ${role} on ${resource}`, 'Save'],
      ].join(' → '),
    },
    {
      kind: 'confluent-cli',
      text:
        `confluent iam rbac role-binding create --principal=${principal} --role ${role} \\\n` +
        `  --environment=${shellWord(environment, 'ENVIRONMENT_ID')} --cloud-cluster=${cluster} \\\n` +
        `  --kafka-cluster=${cluster} --resource=${shellQuote(resource)}`,
    },
  ];
}
