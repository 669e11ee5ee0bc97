import { isJsonObject, parseJson, type JsonObject } from '../../evidence/json.ts';
import { publicJwk } from '../idp/keys.ts';
import { fetchFrom } from '../network/foreign.ts';
import type { Request, Service } from '../network/http.ts';
import type { LabKey, LabProvider, LabSettings } from '../settings.ts';

/** Confluent's own copies of the providers' JWK Sets: what it verifies with, and what `iam/v2` shows as `keys`. */
export interface CachedKeys {
  readonly of: (provider: LabProvider) => Promise<readonly JsonObject[]>;
  /** Fetches them again; false when that fails, and the old copy stays. */
  readonly refresh: (provider: LabProvider) => Promise<boolean>;
}

/** Confluent holds RSA keys with a kid, the only type that its API describes. */
const isHeld = (key: JsonObject): boolean => key['kty'] === 'RSA' && typeof key['kid'] === 'string';

/** Fetches every `jwks_uri` once, as Confluent does when its refresh period begins. */
export function cacheKeys(settings: LabSettings, idp: Service): CachedKeys {
  const held = new Map<LabProvider, Promise<readonly JsonObject[]>>();
  const copyOf = async (provider: LabProvider): Promise<readonly JsonObject[]> => {
    const keys =
      provider.cachedKids === undefined
        ? ((await published(settings, idp, provider.jwks_uri)) ?? [])
        : await Promise.all(provider.cachedKids.map((kid) => publicJwk(keyNamed(settings, kid))));
    return keys.filter(isHeld);
  };
  return {
    of: (provider) => {
      const copy = held.get(provider) ?? copyOf(provider);
      held.set(provider, copy);
      return copy;
    },
    refresh: async (provider) => {
      const keys = await published(settings, idp, provider.jwks_uri);
      if (keys !== undefined) held.set(provider, Promise.resolve(keys.filter(isHeld)));
      return keys !== undefined;
    },
  };
}

/** The key for a kid, with the identity provider's type and size if it has that key. */
const keyNamed = ({ idp }: LabSettings, kid: string): LabKey => {
  const own = idp.keys.find((key) => key.kid === kid);
  return { ...own, kid, material: kid };
};

/** The keys at a `jwks_uri`; undefined when they cannot be fetched. */
async function published(
  { network }: LabSettings,
  idp: Service,
  uri: string,
): Promise<readonly JsonObject[] | undefined> {
  if (!URL.canParse(uri)) return undefined;
  const url = new URL(uri);
  if (url.protocol !== 'https:' || network.unknownHosts.includes(url.hostname)) return undefined;
  const foreign = network.foreign[`${url.hostname}:${url.port === '' ? 443 : url.port}`];
  const { status, body } =
    foreign === undefined ? await idp.answer(getting(url)) : await fetchFrom(foreign, url);
  const document = status === 200 ? parseJson(body) : undefined;
  const keys = isJsonObject(document) ? document['keys'] : undefined;
  return Array.isArray(keys) ? keys.filter(isJsonObject) : undefined;
}

const getting = (url: URL): Request => ({
  method: 'GET',
  url,
  authorization: undefined,
  contentType: '',
  body: '',
});
