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

/** Why a published key cannot verify a token's signature; the first reason of several. */
export type Unusable = 'use-enc' | 'wrong-kty' | 'alg-mismatch' | 'rsa-too-small';

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
