import type { JsonObject, Json } from '../../evidence/json.ts';
import { isJsonObject } from '../../evidence/json.ts';
import type { ConfluentSettings, IdpSettings, LabProvider, LabSettings } from '../settings.ts';

/** The identity provider and the pool of the healthy lab. */
export function first({ providers }: ConfluentSettings): {
  provider: LabProvider;
  pool: LabProvider['pools'][number];
} {
  const [provider] = providers;
  const [pool] = provider?.pools ?? [];
  if (provider === undefined || pool === undefined)
    throw new Error('another scenario took the identity provider away');
  return { provider, pool };
}

/** Removes the signing key from the published ones. */
export function withoutKey(idp: IdpSettings): void {
  const { publish } = idp;
  const kid = idp.keys[0]?.kid;
  idp.publish = (jwks: { keys: JsonObject[] }): Json => {
    const published = publish(jwks);
    const keys = isJsonObject(published) ? published['keys'] : undefined;
    return Array.isArray(keys)
      ? { keys: keys.filter((key: Json) => !isJsonObject(key) || key['kid'] !== kid) }
      : published;
  };
}

/** Confluent trusts another issuer, with its own keys. */
export function trustInstead({ idp, confluent }: LabSettings, issuer: string, jwksUri: string): void {
  const kids = ['Rg4theirKey1', 'Rg4theirKey2'];
  idp.otherKeySets[jwksUri] = kids.map((kid) => ({ kid }));
  for (const provider of confluent.providers) {
    provider.issuer = issuer;
    provider.jwks_uri = jwksUri;
    provider.cachedKids = [...kids];
  }
}

export const setIssuer = ({ confluent }: LabSettings, issuer: string): void => {
  for (const provider of confluent.providers) provider.issuer = issuer;
};

export const setFilter = ({ confluent }: LabSettings, filter: string): void => {
  for (const provider of confluent.providers) for (const pool of provider.pools) pool.filter = filter;
};

/** Where the client asks for its token. */
export function tokenEndpoint(client: LabSettings['client']): string {
  const url = client['tokenEndpoint'];
  if (typeof url !== 'string') throw new Error('another scenario took the token endpoint away');
  return url;
}

export const tokenHost = (client: LabSettings['client']): string => new URL(tokenEndpoint(client)).hostname;

/** Another tenant, realm or environment of the same product. */
export const otherTenant = (url: string): string =>
  url.replace(/acme|[0-9a-f]{4}(?=-4)|(?<=_)A1b2/, (name) =>
    name === 'acme' ? 'acme-production' : [...name].reverse().join(''),
  );

export const withOrWithoutSlash = (url: string): string => (url.endsWith('/') ? url.slice(0, -1) : `${url}/`);
