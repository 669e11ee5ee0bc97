import { isJsonObject, type Json, type JsonObject } from '../evidence/json.ts';

/**
 * The claims that differ between Entra ID's two versions of access tokens
 * (learn.microsoft.com, "Access token claims reference").
 */
export type EntraVersion = 'v1.0' | 'v2.0';

/** The token version of an Entra ID issuer. */
export const versionOfIssuer = (issuer: string): EntraVersion =>
  /\/v2\.0\/?$/i.test(issuer) ? 'v2.0' : 'v1.0';

/** A token's claims in the other version; `unknown` lists those whose value cannot be derived from this token. */
export interface Translated {
  /** The changed claims; `undefined` removes one. */
  readonly patch: Readonly<Record<string, Json | undefined>>;
  /** Claims that change to an unknown value. */
  readonly unknown: readonly string[];
}

/** Whether an unknown audience may be this one: in v2.0 tokens it is always an app id. */
export const mayBeAudience = (version: EntraVersion, aud: Json | undefined): boolean =>
  version === 'v1.0' || aud === undefined || (typeof aud === 'string' && GUID.test(aud));

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The same token as Entra ID would issue it in the other version for the same scope. */
export const inVersion = (
  version: EntraVersion,
  claims: JsonObject,
  scope: string | undefined,
): Translated => (version === 'v2.0' ? inVersion2(claims) : inVersion1(claims, scope));

function inVersion2(claims: JsonObject): Translated {
  const { appid, appidacr, azp, azpacr, aud } = claims;
  const name = claims['upn'] ?? claims['unique_name'];
  const audience = audienceIn2(aud);
  return {
    patch: {
      ver: '2.0',
      azp: azp ?? appid,
      azpacr: azpacr ?? appidacr,
      appid: undefined,
      appidacr: undefined,
      ...(name === undefined ? {} : { preferred_username: claims['preferred_username'] ?? name }),
      unique_name: undefined,
      aud: aud === undefined ? undefined : (audience ?? UNSEEN),
    },
    unknown: aud !== undefined && audience === undefined ? ['aud'] : [],
  };
}

/** Stands for a claim whose value is unknown. */
const UNSEEN = '(another audience)';

/** In v2.0 tokens the audience is always the bare app id; that of an `api://name` is unknown. */
function audienceIn2(aud: Json | undefined): string | undefined {
  if (typeof aud !== 'string') return undefined;
  const bare = aud.replace(/^(?:api|spn):(?:\/\/)?/i, '').replace(/\/$/, '');
  return GUID.test(bare) ? bare : undefined;
}

function inVersion1(claims: JsonObject, scope: string | undefined): Translated {
  const { appid, appidacr, azp, azpacr, aud } = claims;
  const name = claims['preferred_username'];
  const asked = /^(\S+)\/\.default$/.exec(scope?.trim() ?? '')?.[1];
  return {
    patch: {
      ver: '1.0',
      appid: appid ?? azp,
      appidacr: appidacr ?? azpacr,
      azp: undefined,
      azpacr: undefined,
      ...(name === undefined
        ? {}
        : { unique_name: claims['unique_name'] ?? name, preferred_username: undefined }),
      // In v1.0 tokens the audience is the requested resource.
      aud: aud === undefined ? undefined : (asked ?? UNSEEN),
    },
    unknown: aud !== undefined && asked === undefined ? ['aud'] : [],
  };
}

/** A tenant's issuer in Entra ID's spelling: v1.0 with a trailing slash, v2.0 without. */
export const asEntraSpells = (issuer: string): string => {
  const bare = issuer.trim().replace(/(?<!\/)\/+$/, '');
  return versionOfIssuer(issuer) === 'v2.0' ? bare : `${bare}/`;
};

/** Sets claims; `undefined` removes one. */
export const withClaims = (claims: JsonObject, patch: Translated['patch']): JsonObject => {
  const entries = Object.entries({ ...claims, ...patch }).filter(([, value]) => value !== undefined);
  const object = Object.fromEntries(entries) as Json;
  return isJsonObject(object) ? object : {};
};
