import type { JsonObject } from '../../evidence/json.ts';
import { json, type Answer, type Request, type Service } from '../network/http.ts';
import { cannedAnswer } from '../idp/idp.ts';
import type { ConfluentSettings, LabProvider } from '../settings.ts';
import { apiError, badKey, notFound, page } from './answers.ts';
import type { CachedKeys } from './cached-keys.ts';
import type { Judge } from './judgement.ts';
import { clusterResource, environmentResource, poolResource, providerResource } from './resources.ts';
import { exchangeToken } from './sts.ts';

/**
 * Confluent's control plane: identity providers and pools, environments, clusters, the STS. Only its copy of the keys
 * can be changed.
 */
export function controlPlane(confluent: ConfluentSettings, keys: CachedKeys, judge: Judge): Service {
  const answer = async (request: Request): Promise<Answer> => {
    const { method, url } = request;
    if (method === 'POST' && url.pathname === '/sts/v1/oauth2/token') return exchangeToken(judge, request);
    const canned = url.pathname.startsWith('/iam/') ? cannedAnswer(confluent.canned, request) : undefined;
    if (canned !== undefined) return canned;
    if (!knows(confluent, request.authorization)) return badKey();
    const refreshed =
      method === 'PATCH'
        ? /^\/iam\/v2\/identity-providers\/([^/]+)\/jwks$/.exec(url.pathname)?.[1]
        : undefined;
    if (refreshed !== undefined) return refreshKeys(confluent, keys, refreshed);
    if (method !== 'GET')
      return apiError(403, 'user_unauthorized', 'Forbidden', 'This API Key may only read');
    return read(confluent, keys, url);
  };
  return { answer, now: judge.now };
}

function knows({ apiKey, apiSecret }: ConfluentSettings, authorization: string | undefined): boolean {
  const encoded = /^basic +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return Buffer.from(encoded, 'base64').toString('utf8') === `${apiKey}:${apiSecret}`;
}

async function read(confluent: ConfluentSettings, keys: CachedKeys, url: URL): Promise<Answer> {
  const [service, version, collection, ...rest] = url.pathname.split('/').slice(1);
  switch (`${service}/${version}/${collection}`) {
    case 'iam/v2/identity-providers':
      return readProviders(confluent, keys, url, rest);
    case 'org/v2/environments': {
      const ids = [...new Set(confluent.clusters.map(({ environment }) => environment))];
      return page(url, { apiVersion: 'org/v2', kind: 'EnvironmentList' }, ids.map(environmentResource));
    }
    case 'cmk/v2/clusters':
      return readClusters(confluent, url, rest);
    default:
      return notFound();
  }
}

/** `PATCH iam/v2/identity-providers/{id}/jwks`. */
async function refreshKeys(
  { providers, refresh }: ConfluentSettings,
  keys: CachedKeys,
  id: string,
): Promise<Answer> {
  if (typeof refresh === 'number')
    return apiError(refresh, 'user_unauthorized', 'Forbidden', 'This API Key may only read');
  const provider = providers.find((each) => each.id === id);
  if (provider === undefined) return notFound();
  const jwks_status =
    refresh === 'never-ends' || (await keys.refresh(provider)) ? 'REFRESHED' : 'ERROR_FETCHING_JWKS';
  const jwks_last_refresh_at = new Date().toISOString();
  return json(200, {
    api_version: 'iam/v2',
    kind: 'Jwks',
    spec: { jwks_status: 'REFRESHED' },
    status: { jwks_status, jwks_last_refresh_at },
  });
}

async function readProviders(
  { providers }: ConfluentSettings,
  keys: CachedKeys,
  url: URL,
  [id, below, poolId]: readonly string[],
): Promise<Answer> {
  const shown = async (provider: LabProvider): Promise<JsonObject> =>
    providerResource(provider, await keys.of(provider));
  if (id === undefined) {
    const all = await Promise.all(providers.map(shown));
    return page(url, { apiVersion: 'iam/v2', kind: 'IdentityProviderList' }, all);
  }
  const provider = providers.find((each) => each.id === id);
  if (provider === undefined) return notFound();
  if (below === undefined) return json(200, await shown(provider));
  if (below !== 'identity-pools') return notFound();
  if (poolId === undefined) {
    return page(url, { apiVersion: 'iam/v2', kind: 'IdentityPoolList' }, provider.pools.map(poolResource));
  }
  const pool = provider.pools.find((each) => each.id === poolId);
  return pool === undefined ? notFound() : json(200, poolResource(pool));
}

function readClusters({ clusters }: ConfluentSettings, url: URL, [id]: readonly string[]): Answer {
  const environment = url.searchParams.get('environment');
  if (environment === null) return apiError(400, 'bad_request', 'Bad Request', 'environment is required');
  const inside = clusters.filter((cluster) => cluster.environment === environment);
  if (id === undefined)
    return page(url, { apiVersion: 'cmk/v2', kind: 'ClusterList' }, inside.map(clusterResource));
  const cluster = inside.find((each) => each.id === id);
  return cluster === undefined ? notFound() : json(200, clusterResource(cluster));
}
