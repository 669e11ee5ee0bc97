import type { Json, JsonObject } from '../../evidence/json.ts';
import type { CannedAnswer, LabSettings, TokenRefusal } from '../settings.ts';

/**
 * An identity provider of another product than the healthy lab's Auth0, with the client and the pool that fit it. One
 * file each, under the id that the product has in `src/idp/`. What its tokens and answers have in them is from the
 * vendor's documentation.
 */
export interface Product {
  /** As in `src/idp/`. */
  readonly id: string;
  readonly issuer: string;
  /** URLs, which need not be on the issuer's host. */
  readonly tokenEndpoint: string;
  readonly discovery: string;
  readonly jwks: string;
  readonly clientId: string;
  /** What the client must ask for, where the product takes it from the request. */
  readonly scope?: string;
  /** The API that its tokens are for. */
  readonly audience: string;
  /** Of an access token for a service, besides `iss`, `aud`, `iat` and `exp`; `undefined` removes what is usual. */
  readonly claims: Readonly<Record<string, Json | undefined>>;
  /** Members of the tokens' header besides `alg`, `typ` and `kid`. */
  readonly header?: Readonly<Record<string, Json | undefined>>;
  readonly lifetimeSeconds: number;
  /** Changes the published JWK Set, where it differs from Auth0's. */
  readonly publish?: (jwks: { readonly keys: readonly JsonObject[] }) => Json;
  /** Members of the discovery document besides those that every product has. */
  readonly metadata?: Readonly<Record<string, Json>>;
  readonly refusals: Partial<Record<TokenRefusal, CannedAnswer>>;
  /** The filter of a pool that admits this client. */
  readonly filter: string;
  /** The claim that names the client in Confluent. */
  readonly identityClaim: string;
  /** The claim that a stock client takes for `sub`, where tokens have none. */
  readonly subClaimName?: string;
}

/** Makes the lab's identity provider another product, with the client and Confluent's side that fit it. */
export function become({ client, idp, confluent }: LabSettings, product: Product): void {
  const { issuer, tokenEndpoint, discovery, jwks, clientId, scope, audience } = product;
  Object.assign(idp, {
    origin: new URL(issuer).origin,
    tokenPath: new URL(tokenEndpoint).pathname,
    discoveryPath: new URL(discovery).pathname,
    jwksPath: new URL(jwks).pathname,
    clientId,
    audiences: [audience],
    defaultAudience: audience,
    scopes: scope === undefined ? [] : [scope],
    claims: { iss: issuer, ...product.claims },
    header: { ...product.header },
    lifetimeSeconds: product.lifetimeSeconds,
    discovery: { issuer, token_endpoint: tokenEndpoint, jwks_uri: jwks, ...product.metadata },
    refusals: { ...product.refusals },
    headers: {},
  });
  if (product.publish !== undefined) idp.publish = product.publish;
  Object.assign(client, {
    ...{ tokenEndpoint, clientId, scope, audience: undefined },
    subClaimName: product.subClaimName,
  });
  for (const provider of confluent.providers) {
    Object.assign(provider, { issuer, jwks_uri: jwks, identity_claim: product.identityClaim });
    for (const pool of provider.pools)
      Object.assign(pool, { filter: product.filter, identity_claim: product.identityClaim });
  }
}
