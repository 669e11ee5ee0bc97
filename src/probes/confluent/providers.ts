import type { Pool, Provider } from '../../evidence/confluent.ts';
import type { JsonObject } from '../../evidence/json.ts';
import { missing, observed, type Observation } from '../../evidence/observation.ts';
import { mapBounded } from '../bounded.ts';
import type { ConfluentApi } from './api.ts';
import { readPool, readProvider } from './resources.ts';

export interface ProvidersProbe {
  readonly providers: Promise<Observation<readonly Provider[]>>;
  /** The provider that is meant, as soon as the list shows it; without its pools. */
  readonly meantEarly: Promise<Provider | undefined>;
}

/** More than any organization's quota; the report says if more were left out. */
const MOST_PROVIDERS = 50;
const AT_ONCE = 4;

const NOT_YET = missing('the pools were not asked for yet');
const path = (id = ''): string =>
  `/iam/v2/identity-providers${id === '' ? '' : `/${encodeURIComponent(id)}`}`;

/** All identity providers with their pools; the provider named by id is requested separately at the same time. */
export function probeProviders(api: ConfluentApi, providerId: string | undefined): ProvidersProbe {
  const named = providerId === undefined || providerId === '' ? undefined : api.get(path(providerId));
  const known = listed(api, named);
  return {
    meantEarly: known.then((seen) => {
      if (seen.status !== 'observed') return undefined;
      if (providerId !== undefined) return seen.value.find(({ id }) => id === providerId);
      return seen.value.length === 1 ? seen.value[0] : undefined;
    }),
    providers: known.then(async (seen) =>
      seen.status === 'observed' ? { ...seen, value: await withPools(api, seen.value, providerId) } : seen,
    ),
  };
}

/** The list, with the named provider's own answer in place of its entry. */
async function listed(
  api: ConfluentApi,
  named: Promise<Observation<JsonObject>> | undefined,
): Promise<Observation<readonly Provider[]>> {
  const [list, one] = await Promise.all([api.list(path()), named]);
  const detailed = one?.status === 'observed' ? readProvider(one.value, NOT_YET) : undefined;
  if (list.status !== 'observed') {
    // A key with a narrow role may read the provider but not the list.
    return detailed === undefined || one?.status !== 'observed'
      ? list
      : observed([detailed], one.source, one.at);
  }
  const all = list.value.flatMap((json) => readProvider(json, NOT_YET) ?? []);
  const others = all.filter(({ id }) => id !== detailed?.id);
  const merged = detailed === undefined ? all : [detailed, ...others];
  return observed(merged, list.source, list.at);
}

async function withPools(
  api: ConfluentApi,
  providers: readonly Provider[],
  providerId: string | undefined,
): Promise<readonly Provider[]> {
  const meantFirst = [...providers].sort((a, b) => Number(b.id === providerId) - Number(a.id === providerId));
  const asked = await mapBounded(meantFirst.slice(0, MOST_PROVIDERS), AT_ONCE, async (each) => {
    const [pools, detailed] = await Promise.all([poolsOf(api, each), withKeys(api, each)]);
    return { ...detailed, pools };
  });
  const left = meantFirst.slice(MOST_PROVIDERS).map((each) => ({
    ...each,
    pools: missing(
      `the pools of the first ${MOST_PROVIDERS} identity providers alone were read`,
      '--provider-id',
    ),
  }));
  return [...asked, ...left];
}

async function poolsOf(api: ConfluentApi, { id }: Provider): Promise<Observation<readonly Pool[]>> {
  const seen = await api.list(`${path(id)}/identity-pools`);
  return seen.status === 'observed'
    ? { ...seen, value: seen.value.flatMap((json) => readPool(json) ?? []) }
    : seen;
}

/** A list may omit the keys that Confluent has; the provider's own answer includes them. */
async function withKeys(api: ConfluentApi, provider: Provider): Promise<Provider> {
  if (provider.keys !== undefined || provider.id === undefined) return provider;
  const seen = await api.get(path(provider.id));
  const detailed = seen.status === 'observed' ? readProvider(seen.value, NOT_YET) : undefined;
  return detailed?.id === provider.id ? detailed : provider;
}
