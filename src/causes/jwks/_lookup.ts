import { provider } from '../../facts/confluent.ts';
import { clock } from '../../facts/clock.ts';
import { discovery } from '../../facts/discovery.ts';
import { jwks, kidsOf } from '../../facts/jwks.ts';
import { keys } from '../../facts/keys.ts';
import { jwt } from '../../facts/token.ts';
import type { MaybeValuesOf, ValuesOf } from '../../evidence/fact.ts';
import type { CauseId } from '../../evidence/gate.ts';
import { isJsonObject, type Json, type JsonObject } from '../../evidence/json.ts';
import type { HttpDocument } from '../../evidence/http.ts';
import type { Role } from '../define.ts';
import { isForeignKeySet, isOktaOrgServer } from './_places.ts';

/** The facts that decide why the token's key is not where it should be. */
export const lookupReads = { kid: keys.kid, fetch: keys.fetch } as const;
export const lookupMayRead = {
  published: jwks.live,
  held: keys.held,
  place: keys.place,
  /** Where Confluent looks; `place` is the issuer's own until that is known. */
  registered: provider.jwksUri,
  issuersKeys: jwks.byDiscovery,
  issuersPlace: discovery.jwksUri,
  issuer: provider.issuer,
  /** The token's own issuer, for runs without Confluent's API. */
  iss: jwt.iss,
  unreachable: keys.unreachable,
  refresh: keys.refresh,
  provider: provider.meant,
  iat: jwt.iat,
  now: clock.now,
} as const;
export type Lookup = ValuesOf<typeof lookupReads> & MaybeValuesOf<typeof lookupMayRead>;

/** Seconds after which a token is no longer fresh from the identity provider. */
const FRESH = 300;
/** A shorter list than this was not truncated for its length. */
const MANY_KEYS = 5;

/**
 * The one cause for a missing token key, decided by three questions: is the key at the provider's jwks_uri, is it at
 * the issuer's, does Confluent hold it? Undefined when nothing is wrong.
 */
export function whyNotFound(seen: Lookup): CauseId | undefined {
  const { kid, published, held, issuersKeys } = seen;
  if (published !== undefined && has(published, kid)) {
    return held?.includes(kid) === true ? undefined : whyNotHeld(seen, published);
  }
  // If the doctor refused to connect there, the key may well be published, so this is not a foreign key set.
  if (isOffTheInternet(seen)) return 'jwks/unreachable-from-confluent';
  if (issuersKeys !== undefined && has(issuersKeys, kid) && seen.place !== seen.issuersPlace)
    return whichOtherPlace(seen);
  return published === undefined || published.length === 0
    ? whyNoKeys(seen)
    : whyNotPublished(seen, published);
}

const isOffTheInternet = ({ fetch, unreachable }: Lookup): boolean =>
  !fetch.ok && fetch.stage === 'refused-by-us' && unreachable !== undefined && unreachable !== null;

/**
 * A visible cause when a check fails for it; hidden while Confluent's copy of the keys is unknown; advice when
 * Confluent holds the key anyway.
 */
export function roleOf({ kid, published, held }: Lookup): Role {
  if (held?.includes(kid) === true) return 'advice';
  const absent = published !== undefined && !has(published, kid);
  return held !== undefined || absent ? 'cause' : 'hidden';
}

export const has = (published: readonly JsonObject[], kid: string): boolean =>
  kidsOf(published).includes(kid);

/**
 * Confluent holds keys, and none of them is published where the issuer says. Either two rotations happened, or
 * Confluent reads another place; only its jwks_uri tells which.
 */
export function mayBeOfAnotherPlace({ published, held, registered }: Lookup): boolean {
  if (registered !== undefined || published === undefined || held === undefined) return false;
  return held.length > 0 && !kidsOf(published).some((kid) => held.includes(kid));
}

function whyNotHeld(seen: Lookup, published: readonly JsonObject[]): CauseId {
  const { held, unreachable } = seen;
  const overlaps = held !== undefined && kidsOf(published).some((each) => held.includes(each));
  // If Confluent holds one of these keys it has fetched them, even if the place is unreachable from here.
  if (unreachable !== undefined && unreachable !== null && !overlaps)
    return 'jwks/unreachable-from-confluent';
  if (held !== undefined && isCut(held, kidsOf(published))) return 'jwks/too-many-keys';
  return !overlaps && wereBothReplaced(seen, published)
    ? 'jwks/double-rotation'
    : 'jwks/kid-not-in-confluent-cache';
}

/**
 * An issuer that publishes the next key beside the current one replaces one of the two in a rotation: when neither of
 * two signing keys is left, there was more than one rotation. Encryption keys do not count, and neither does a next key
 * that was not published before.
 */
function wereBothReplaced({ provider, kid }: Lookup, published: readonly JsonObject[]): boolean {
  const own = published.find((key) => key['kid'] === kid);
  const held = (provider?.keys ?? []).filter(
    ({ alg }) => !isForEncryption({ alg: alg ?? null }) && mayBe(alg, own?.['alg']),
  );
  const peers = published.filter(
    (key) => !isForEncryption(key) && key['kty'] === own?.['kty'] && mayBe(key['alg'], own?.['alg']),
  );
  return held.length > 1 && kidsOf(peers).length > 1;
}

/** Whether two algorithms may be the same. Some issuers have a key for each algorithm, and rotate all of them at once. */
const mayBe = (a: Json | undefined, b: Json | undefined): boolean =>
  typeof a !== 'string' || typeof b !== 'string' || a === b;

/** RFC 7517 section 4.2; RFC 7518 section 4.1 for the algorithms. */
const isForEncryption = ({ use, alg }: JsonObject): boolean =>
  use === 'enc' || (typeof alg === 'string' && /^(?:RSA1_5|RSA-OAEP|ECDH-ES|dir$|A\d+(?:GCM)?KW)/.test(alg));

/** Confluent holds exactly the first of the published keys: the rest was cut off. */
const isCut = (held: readonly string[], published: readonly string[]): boolean =>
  held.length >= MANY_KEYS &&
  published.length > held.length &&
  held.every((kid, index) => kid === published[index]);

function whichOtherPlace({ place, issuersPlace, issuer, published }: Lookup): CauseId {
  if (/\/ext\//.test(issuersPlace ?? '') && /\/pf\/JWKS$/i.test(place ?? '')) return 'jwks/wrong-keyset-atm';
  if (/[?&]appid=/.test(issuersPlace ?? '')) return 'jwks/entra-appid-key';
  if (/[?&]client_id=/.test(issuersPlace ?? '')) return 'jwks/okta-pinned-client-key';
  // A document without keys is not another issuer's key set: it is certificates, a discovery document or an error.
  const isSomebodysKeySet = published !== undefined && published.length > 0;
  return isSomebodysKeySet &&
    [issuer, issuersPlace].every((own) => isForeignKeySet(place, own ?? issuersPlace))
    ? 'provider/jwks-of-other-issuer'
    : 'provider/jwks-uri-wrong';
}

function whyNoKeys({ fetch, unreachable }: Lookup): CauseId | undefined {
  if (unreachable !== undefined && unreachable !== null) return 'jwks/unreachable-from-confluent';
  // A request that the doctor refused to send has no error.
  if (!fetch.ok) return fetch.stage === 'refused-by-us' ? undefined : 'jwks/http-error';
  const { status, json } = fetch.document;
  if (isChallenge(fetch.document)) return 'jwks/geo-or-bot-block';
  if (status !== 200) return 'jwks/http-error';
  return isEmptyKeySet(json) ? 'jwks/empty-keys' : 'jwks/not-json';
}

/** RFC 7517 section 5, and the empty object of a server without keys. */
const isEmptyKeySet = (json: Json | undefined): boolean =>
  isJsonObject(json) &&
  (Object.keys(json).length === 0 || (Array.isArray(json['keys']) && json['keys'].length === 0));

/** A page of a firewall that identifies itself. */
const isChallenge = ({ status, form, headers, excerpt }: HttpDocument): boolean =>
  [401, 403, 406, 429, 503].includes(status) &&
  form === 'html' &&
  (headers['cf-ray'] !== undefined ||
    /cloudflare|akamai|imperva|incapsula|sucuri|bigip/i.test(headers['server'] ?? '') ||
    /attention required|access denied|captcha|are you a human|reference #|request blocked/i.test(
      excerpt ?? '',
    ));

function whyNotPublished(
  { refresh, issuer, iss, iat, now }: Lookup,
  published: readonly JsonObject[],
): CauseId {
  if (published.every((key) => typeof key['kid'] !== 'string')) return 'jwks/kid-missing-in-key';
  if (refresh?.maxAge !== undefined && refresh.age > refresh.maxAge) return 'jwks/cdn-stale';
  const issuedBy = issuer ?? iss;
  if (issuedBy !== undefined && isOktaOrgServer(issuedBy)) return 'jwks/okta-org-keys';
  const old = typeof iat === 'number' && now !== undefined && now / 1000 - iat > FRESH;
  return old ? 'jwks/kid-dropped-too-early' : 'jwks/kid-not-in-jwks';
}
