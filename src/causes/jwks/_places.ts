import { sh } from '../../commands/sh.ts';
import { variable, type Filled } from '../../commands/value.ts';
import type { FixCommand } from '../../evidence/fix.ts';

/** Shows the keys that are published, to whoever asks. */
export const tryPlace = (place: string | Filled | undefined): FixCommand => ({
  kind: 'idp',
  text: sh`curl -sS -i ${place ?? variable('JWKS_URI')}`,
});

/** Okta's org authorization server, whose tokens only Okta itself is to verify: an issuer without `/oauth2/`. */
export const isOktaOrgServer = (issuer: string): boolean =>
  /^https:\/\/[^/]+\.okta(?:preview|-emea)?\.com\/?$/.test(issuer);

/** The part of a URL that names the tenant, realm or authorization server on a host that serves many. */
const tenantOf = (url: URL): string | undefined =>
  /\/(?:realms|oauth2)\/([^/]+)/.exec(url.pathname)?.[1] ?? /^\/([0-9a-f-]{36})\//i.exec(url.pathname)?.[1];

/**
 * Whether a key set is that of somebody else: another host, or on the same host another tenant. An alias of the same
 * host serves the same keys, and is then no matter at all.
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
