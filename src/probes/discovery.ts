import { isJsonObject } from '../evidence/json.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { mapObserved, missing } from '../evidence/observation.ts';
import type { IdentityProvider } from '../idp/define.ts';
import type { Target } from '../settings/target.ts';
import { withoutSlash } from '../spelling/token-url.ts';
import type { Purpose } from './hosts.ts';
import { asDocument, type HttpClient } from './http.ts';
import { recognisedMetadata } from './recognised.ts';

export interface DiscoveryPlaces {
  readonly appended: string;
  /** Absent when both URLs are the same, or the URL was given. */
  readonly inserted?: string;
  readonly purpose: Purpose;
}

/**
 * The places derived from the target alone. The token endpoint comes before the issuer read in the console: the
 * document is a witness about that issuer, and must be found independently.
 */
export function placesFromTarget(
  target: Target,
  identityProviders: readonly IdentityProvider[],
): DiscoveryPlaces | undefined {
  if (target.discoveryUrl !== undefined) return { appended: target.discoveryUrl, purpose: 'named' };
  const issuer = issuerOf(target.tokenEndpoint, identityProviders) ?? target.console.issuer;
  return issuer === undefined ? undefined : placesOf(issuer, 'named');
}

function issuerOf(
  tokenEndpoint: string | undefined,
  identityProviders: readonly IdentityProvider[],
): string | undefined {
  if (tokenEndpoint === undefined || !URL.canParse(tokenEndpoint)) return undefined;
  const url = new URL(tokenEndpoint);
  for (const each of identityProviders) {
    const issuer = each.owns(url) ? each.issuerOf?.(url) : undefined;
    if (issuer !== undefined) return issuer;
  }
  return undefined;
}

/**
 * OpenID Connect Discovery 1.0 section 4 appends the well-known part to the issuer; RFC 8414 section 3.1 inserts it
 * before the issuer's path.
 */
export function placesOf(issuer: string, purpose: Purpose): DiscoveryPlaces | undefined {
  if (!URL.canParse(issuer)) return undefined;
  const { origin, pathname } = new URL(issuer);
  if (origin === 'null') return undefined;
  const path = withoutSlash(pathname);
  const appended = `${origin}${path}/.well-known/openid-configuration`;
  return path === ''
    ? { appended, purpose }
    : { appended, inserted: `${origin}/.well-known/oauth-authorization-server${path}`, purpose };
}

export const NO_PLACE = missing(
  'where the discovery document is does not follow from what was given',
  '--discovery-url',
);

/** Requests both URLs at the same time. Never rejects. */
export async function probeDiscovery(
  { appended, inserted, purpose }: DiscoveryPlaces,
  http: HttpClient,
): Promise<Evidence['discovery']> {
  const fetch = async (url: string) =>
    mapObserved(
      asDocument(await http.send({ url, purpose, keeper: 'identity-provider', what: 'discovery' })),
      recognisedMetadata,
    );
  const [atAppended, atInserted] = await Promise.all([
    fetch(appended),
    inserted === undefined ? missing('there is no second placement for this issuer') : fetch(inserted),
  ]);
  return { appended: atAppended, inserted: atInserted };
}

/** The `jwks_uri` from whichever URL returned a document. */
export function jwksUriIn({ appended, inserted }: Evidence['discovery']): string | undefined {
  for (const seen of [appended, inserted]) {
    if (seen.status !== 'observed' || seen.value.status !== 200 || !isJsonObject(seen.value.json)) continue;
    const uri = seen.value.json['jwks_uri'];
    if (typeof uri === 'string') return uri;
  }
  return undefined;
}
