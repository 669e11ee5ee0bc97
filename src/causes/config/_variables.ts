import type { Needed } from '../../clients/setting-names.ts';

/** What stands in a line to paste for a value that only the user knows. */
export const variableFor = (needed: Needed): string => VARIABLES[needed];

const VARIABLES: Readonly<Record<Needed, string>> = {
  'token endpoint': '$TOKEN_ENDPOINT',
  'client id': '$CLIENT_ID',
  'client secret': '$CLIENT_SECRET',
  'JAAS string': '$JAAS_STRING',
  scope: '$SCOPE',
  mechanism: 'OAUTHBEARER',
  'security protocol': 'SASL_SSL',
  'bootstrap server': '$BOOTSTRAP_SERVER',
  'logical cluster': '$CLUSTER_ID',
  'identity pool': '$POOL_ID',
};
