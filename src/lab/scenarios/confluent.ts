import type { JsonObject, Json } from '../../evidence/json.ts';
import { isJsonObject } from '../../evidence/json.ts';
import type { ConfluentSettings, IdpSettings, LabProvider } from '../settings.ts';

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
