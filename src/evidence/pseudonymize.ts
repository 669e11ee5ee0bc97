import { createHmac, randomBytes } from 'node:crypto';
import type { Evidence } from './evidence.ts';
import type { JsonObject } from './json.ts';
import { valueOf } from './observation.ts';

/** Claims that say who somebody is (OpenID Connect Core 1.0 section 5.1, and what Entra, Okta and Cognito add). */
const IDENTITIES = [
  'sub',
  'azp',
  'appid',
  'client_id',
  'clientId',
  'cid',
  'uid',
  'oid',
  'email',
  'upn',
  'unique_name',
  'preferred_username',
  'name',
  'username',
  'cognito:username',
  'app_displayname',
] as const;

/** Shorter ones are replaced only where they are all of a text: as a part of one they would be so by chance. */
const SHORTEST_PART = 8;

/**
 * Replaces client ids and subjects by others of the same look (letters by letters, digits by digits), the same by the same
 * everywhere, so that what was equal stays equal and what has the form of a GUID keeps it. What follows an `@` stays.
 *
 * @param salt keeps others from trying names until one fits; a new one for every bundle unless said
 */
export function pseudonymize(evidence: Evidence, salt: Uint8Array = randomBytes(32)): Evidence {
  const identities = identitiesIn(evidence);
  const parts = identities.filter((each) => each.length >= SHORTEST_PART).sort((a, b) => b.length - a.length);
  const pseudonyms = new Map(identities.map((each) => [each, pseudonymOf(each, salt)]));
  const replace = (text: string): string => {
    const whole = pseudonyms.get(text);
    if (whole !== undefined) return whole;
    return replaceParts(text, parts, (part) => pseudonyms.get(part) ?? part);
  };
  return { ...(mapTexts(evidence, replace) as Evidence), schemaVersion: 1 };
}

/** One pass from the left, the longest part first, so that no replacement is replaced again. */
function replaceParts(text: string, parts: readonly string[], change: (part: string) => string): string {
  if (!parts.some((part) => text.includes(part))) return text;
  const pattern = new RegExp(
    parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)).join('|'),
    'g',
  );
  return text.replace(pattern, change);
}

/** The identities themselves: of `abc@clients` that is `abc`. */
function identitiesIn({ client, token }: Evidence): readonly string[] {
  const claims: JsonObject = valueOf(token.jwt)?.claims ?? {};
  const said = IDENTITIES.map((name) => (Object.hasOwn(claims, name) ? claims[name] : undefined));
  const texts = [client.clientId, ...said].filter((each): each is string => typeof each === 'string');
  return [...new Set(texts.map((text) => text.split('@')[0]!))].filter((text) => text !== '');
}

/** The prefixes by which products mark the kind of an id: they tell what an id is, not whose. */
const KINDS = /^(?:0oa|00u|u-|sa-|op-|pool-|service-account-)/;

function pseudonymOf(identity: string, salt: Uint8Array): string {
  const kind = KINDS.exec(identity)?.[0] ?? '';
  const hex = /^[\da-f-]+$/i.test(identity);
  const letters = hex ? 6 : 26;
  const stream = keystream(identity, salt);
  return (
    kind +
    identity.slice(kind.length).replace(/[A-Za-z0-9]/g, (character) => {
      const { value: byte } = stream.next();
      if (/\d/.test(character)) return String(byte % 10);
      const base = /[a-z]/.test(character) ? 97 : 65;
      return String.fromCharCode(base + (byte % letters));
    })
  );
}

function* keystream(identity: string, salt: Uint8Array): Generator<number, never> {
  for (let block = 0; ; block += 1) {
    yield* createHmac('sha256', salt).update(`${block}:${identity}`).digest();
  }
}

/** Applies a change to every text in plain data, names of members excepted. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapTexts(member, change)]));
}
