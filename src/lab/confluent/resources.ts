import type { JsonObject } from '../../evidence/json.ts';
import type { ConfluentSettings, LabProvider } from '../settings.ts';

/** Resources as the APIs show them: `iam/v2` IdentityProvider and IdentityPool, `org/v2`, `cmk/v2`. */

export const providerResource = (provider: LabProvider, keys: readonly JsonObject[]): JsonObject => ({
  api_version: 'iam/v2',
  kind: 'IdentityProvider',
  id: provider.id,
  metadata: { created_at: provider.updated_at, updated_at: provider.updated_at },
  display_name: provider.display_name,
  description: '',
  identity_claim: provider.identity_claim,
  state: provider.state,
  ...(provider.deactivated === undefined ? {} : { deactivated: provider.deactivated }),
  issuer: provider.issuer,
  jwks_uri: provider.jwks_uri,
  keys: keys.map(({ kid, alg }) => (alg === undefined ? { kid: kid! } : { kid: kid!, alg })),
});

export const poolResource = (pool: LabProvider['pools'][number]): JsonObject => ({
  api_version: 'iam/v2',
  kind: 'IdentityPool',
  id: pool.id,
  metadata: { created_at: pool.updated_at, updated_at: pool.updated_at },
  display_name: pool.display_name,
  description: '',
  identity_claim: pool.identity_claim,
  filter: pool.filter,
  principal: pool.id,
  state: pool.state,
});

export const environmentResource = (id: string): JsonObject => ({
  api_version: 'org/v2',
  kind: 'Environment',
  id,
  metadata: {},
  display_name: id,
});

export const clusterResource = ({
  id,
  environment,
  bootstrap,
  phase,
}: ConfluentSettings['clusters'][number]): JsonObject => ({
  api_version: 'cmk/v2',
  kind: 'Cluster',
  id,
  metadata: {},
  spec: {
    display_name: id,
    kafka_bootstrap_endpoint: `SASL_SSL://${bootstrap}`,
    http_endpoint: `https://${bootstrap.replace(/:\d+$/, '')}:443`,
    environment: { id: environment },
  },
  status: { phase },
});
