import type { NeededKey } from '../../spelling/settings.ts';

/** What stands in a line to paste for a value that only the user knows. */
export const variableFor = (needed: NeededKey): string => VARIABLES[needed];

const VARIABLES: Readonly<Record<NeededKey, string>> = {
  tokenEndpoint: '$TOKEN_ENDPOINT',
  clientId: '$CLIENT_ID',
  clientSecret: '$CLIENT_SECRET',
  jaasString: '$JAAS_STRING',
  scope: '$SCOPE',
  saslMechanism: 'OAUTHBEARER',
  securityProtocol: 'SASL_SSL',
  bootstrapServers: '$BOOTSTRAP_SERVER',
  logicalCluster: '$CLUSTER_ID',
  poolId: '$POOL_ID',
};
