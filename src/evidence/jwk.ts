import type { Json, JsonObject } from './json.ts';

/*
 * What can be said of published keys (RFC 7517, RFC 7518) without using them.
 */

/** The part of a public key that differs from key to key: modulus or point (RFC 7518 section 6). */
export const materialOf = (key: JsonObject): string =>
  JSON.stringify([key['n'] ?? null, key['x'] ?? null, key['y'] ?? null]);

/** Key ids that stand for more than one key. The same key listed twice is harmless. */
export function duplicatesIn(published: readonly JsonObject[]): readonly string[] {
  const materials = new Map<string, Set<string>>();
  for (const key of published) {
    if (typeof key['kid'] !== 'string') continue;
    materials.set(key['kid'], (materials.get(key['kid']) ?? new Set()).add(materialOf(key)));
  }
  return [...materials].filter(([, different]) => different.size > 1).map(([kid]) => kid);
}

export const withoutKid = (published: readonly JsonObject[]): readonly JsonObject[] =>
  published.filter((key) => typeof key['kid'] !== 'string');

/** The members without which a key of a type is no public key (RFC 7518 section 6, RFC 8037 section 2). */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  RSA: ['n', 'e'],
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
};

/** What a published key lacks to be one: members that are absent, empty or not base64url. Padding is lenient here. */
export function flawsOf(key: JsonObject): readonly string[] {
  const { kty } = key;
  if (typeof kty !== 'string') return ['kty is missing'];
  if (!Object.hasOwn(MEMBERS, kty)) return [];
  return MEMBERS[kty]!.flatMap((name) => {
    const value = key[name];
    if (value === undefined || value === null || value === '') return [`${name} is missing`];
    if (typeof value !== 'string') return [`${name} is not a text`];
    return name === 'crv' || /^[A-Za-z0-9+/_-]+=*$/.test(value) ? [] : [`${name} is not base64url`];
  });
}

/** A key with the members that it lacks, so that a repair can say that it would be one. */
export function withoutFlaws(key: JsonObject): JsonObject {
  const kty = typeof key['kty'] === 'string' ? key['kty'] : 'RSA';
  const filled = { kty, n: 'u'.repeat(342), e: 'AQAB', crv: 'P-256', x: 'u'.repeat(43), y: 'u'.repeat(43) };
  const names = ['kty', ...(Object.hasOwn(MEMBERS, kty) ? MEMBERS[kty]! : [])];
  const flawed = (name: string): boolean =>
    flawsOf({ ...key, kty }).some((flaw) => flaw.startsWith(`${name} `));
  const added = Object.entries(filled).filter(
    ([name]) => names.includes(name) && (key[name] === undefined || flawed(name)),
  );
  return { ...key, ...Object.fromEntries(added) };
}

/** Why a published key cannot verify a token's signature; the first reason of several. */
export type Unusable = 'use-enc' | 'wrong-kty' | 'alg-mismatch' | 'incomplete' | 'rsa-too-small';

/** RFC 7518 section 3.1: which key type an algorithm takes. */
const KEY_TYPES: readonly (readonly [RegExp, string])[] = [
  [/^[RP]S\d{3}$/, 'RSA'],
  [/^ES\d{3}K?$/, 'EC'],
  [/^Ed/, 'OKP'],
];

export function whyUnusable(key: JsonObject, alg: string | undefined): Unusable | undefined {
  if (key['use'] === 'enc') return 'use-enc';
  const type = alg === undefined ? undefined : KEY_TYPES.find(([pattern]) => pattern.test(alg))?.[1];
  if (type !== undefined && typeof key['kty'] === 'string' && key['kty'] !== type) return 'wrong-kty';
  if (alg !== undefined && typeof key['alg'] === 'string' && key['alg'] !== alg) return 'alg-mismatch';
  if (flawsOf(key).length > 0) return 'incomplete';
  const bits = modulusBits(key['n']);
  return bits !== undefined && bits < 2_048 ? 'rsa-too-small' : undefined;
}

/** The length of an RSA modulus in bits (RFC 7518 section 6.3.1.1); undefined when there is none to read. */
export function modulusBits(n: Json | undefined): number | undefined {
  if (typeof n !== 'string' || !/^[A-Za-z0-9+/_-]+=*$/.test(n)) return undefined;
  const bytes = Buffer.from(n, 'base64url');
  const first = bytes.findIndex((byte) => byte !== 0);
  return first === -1 ? 0 : (bytes.length - first) * 8 - Math.clz32(bytes[first]!) + 24;
}

/** RFC 7518 section 2: base64url without padding, and no leading zero octets. */
export const isCleanModulus = (n: string): boolean => /^[A-Za-z0-9_-]+$/.test(n) && !/^AA/.test(n);
