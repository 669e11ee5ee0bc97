import { sh } from '../../commands/sh.ts';
import { variable, type Filled } from '../../commands/value.ts';
import type { FixCommand } from '../../evidence/fix.ts';

/** Prints the published keys. */
export const tryPlace = (place: string | Filled | undefined): FixCommand => ({
  kind: 'idp',
  text: sh`curl -sS -i ${place ?? variable('JWKS_URI')}`,
});

/** Okta's org authorization server, whose tokens only Okta itself can verify: an issuer without `/oauth2/`. */
export const isOktaOrgServer = (issuer: string): boolean =>
  /^https:\/\/[^/]+\.okta(?:preview|-emea)?\.com\/?$/.test(issuer);

/** The part of a URL that names the tenant, realm or authorization server on a host that serves several. */
const tenantOf = (url: URL): string | undefined =>
  /\/(?:realms|oauth2)\/([^/]+)/.exec(url.pathname)?.[1] ?? /^\/([0-9a-f-]{36})\//i.exec(url.pathname)?.[1];

/**
 * Whether a key set belongs to another issuer: another host, or another tenant on the same host. An alias of the same
 * host serves the same keys and does not matter.
 */
export function isForeignKeySet(place: string | undefined, issuer: string | undefined): boolean {
  if (place === undefined || issuer === undefined || !URL.canParse(place) || !URL.canParse(issuer))
    return false;
  const [keys, owner] = [new URL(place), new URL(issuer)];
  if (keys.hostname !== owner.hostname) return true;
  const [one, other] = [
    tenantOf(keys),
    tenantOf(new URL(`${owner.origin}${owner.pathname.replace(/\/?$/, '/')}`)),
  ];
  return one !== undefined && other !== undefined && one !== other;
}
