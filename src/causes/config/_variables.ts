import { variable, type Variable } from '../../commands/value.ts';
import type { NeededKey } from '../../spelling/settings.ts';

/** The variable for a value that only the user knows. */
export const variableFor = (needed: NeededKey): string | Variable => VARIABLES[needed];

const VARIABLES: Readonly<Record<NeededKey, string | Variable>> = {
  tokenEndpoint: variable('TOKEN_ENDPOINT'),
  clientId: variable('CLIENT_ID'),
  clientSecret: variable('CLIENT_SECRET'),
  jaasString: variable('JAAS_STRING'),
  scope: variable('SCOPE'),
  saslMechanism: 'OAUTHBEARER',
  securityProtocol: 'SASL_SSL',
  bootstrapServers: variable('BOOTSTRAP_SERVER'),
  logicalCluster: variable('CLUSTER_ID'),
  poolId: variable('POOL_ID'),
};
