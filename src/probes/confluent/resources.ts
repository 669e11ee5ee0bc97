import * as z from 'zod/mini';
import type { Cluster, Pool, Provider } from '../../evidence/confluent.ts';
import type { JsonObject } from '../../evidence/json.ts';
import type { Observation } from '../../evidence/observation.ts';

/*
 * The API's resources as evidence. Everything except the id is optional, and a member of an undocumented type reads as
 * absent: it is unknown, and the other members stay usable.
 */

const text = z.catch(z.optional(z.string()), undefined);
const flag = z.catch(z.optional(z.boolean()), undefined);
const metadata = z.catch(z.optional(z.object({ updated_at: text })), undefined);
const keys = z.catch(z.optional(z.array(z.object({ kid: z.string(), alg: text }))), undefined);

const providerShape = z.object({
  id: z.string(),
  display_name: text,
  issuer: text,
  jwks_uri: text,
  identity_claim: text,
  state: text,
  deactivated: flag,
  keys,
  metadata,
});

const poolShape = z.object({
  id: z.string(),
  display_name: text,
  identity_claim: text,
  filter: text,
  state: text,
  metadata,
});

const clusterShape = z.object({
  id: z.string(),
  spec: z.catch(z.optional(z.object({ display_name: text, kafka_bootstrap_endpoint: text })), undefined),
  status: z.catch(z.optional(z.object({ phase: text })), undefined),
});

/** Undefined when it is not an identity provider. */
export function readProvider(json: JsonObject, pools: Observation<readonly Pool[]>): Provider | undefined {
  const { data } = providerShape.safeParse(json);
  return data === undefined
    ? undefined
    : {
        ...present({
          id: data.id,
          displayName: data.display_name,
          issuer: data.issuer,
          jwksUri: data.jwks_uri,
          identityClaim: data.identity_claim,
          state: data.state,
          deactivated: data.deactivated,
          keys: data.keys?.map(({ kid, alg }) => (alg === undefined ? { kid } : { kid, alg })),
          updatedAt: timeOf(data.metadata?.updated_at),
        }),
        pools,
        source: `iam/v2 identity provider ${data.id}`,
      };
}

export function readPool(json: JsonObject): Pool | undefined {
  const { data } = poolShape.safeParse(json);
  return data === undefined
    ? undefined
    : {
        ...present({
          id: data.id,
          displayName: data.display_name,
          identityClaim: data.identity_claim,
          filter: data.filter,
          state: data.state,
          updatedAt: timeOf(data.metadata?.updated_at),
        }),
        source: `iam/v2 identity pool ${data.id}`,
      };
}

export function readCluster(json: JsonObject, environment: string): Cluster | undefined {
  const { data } = clusterShape.safeParse(json);
  return data === undefined
    ? undefined
    : {
        id: data.id,
        environment,
        ...present({
          displayName: data.spec?.display_name,
          bootstrap: data.spec?.kafka_bootstrap_endpoint?.replace(/^[A-Z_]+:\/\//, ''),
          phase: data.status?.phase,
        }),
      };
}

const timeOf = (iso: string | undefined): number | undefined => {
  const at = Date.parse(iso ?? '');
  return Number.isNaN(at) ? undefined : at;
};

/** Drops the members that are undefined. */
const present = <T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
