import type { Json, JsonObject } from './json.ts';

/* What published keys (RFC 7517, RFC 7518) show without being used. */

/** The part of a public key that is unique to it: modulus or point (RFC 7518 section 6). */
export const materialOf = (key: JsonObject): string =>
  JSON.stringify([key['n'] ?? null, key['x'] ?? null, key['y'] ?? null]);

/** Key ids shared by more than one key. Listing the same key twice is harmless. */
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

/** The members that a public key of each type must have (RFC 7518 section 6, RFC 8037 section 2). */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  RSA: ['n', 'e'],
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
};

/** The members that a published key lacks: absent, empty or not base64url. Padding is accepted here. */
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

/** The key with its missing members filled in, for a repair that assumes a complete key. */
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

/** Why a published key cannot verify a token's signature; the first reason if there are several. */
export type Unusable = 'use-enc' | 'wrong-kty' | 'alg-mismatch' | 'incomplete' | 'rsa-too-small';

/** RFC 7518 section 3.1: the key type that each algorithm uses. */
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

/** The length of an RSA modulus in bits (RFC 7518 section 6.3.1.1); undefined when it cannot be read. */
export function modulusBits(n: Json | undefined): number | undefined {
  if (typeof n !== 'string' || !/^[A-Za-z0-9+/_-]+=*$/.test(n)) return undefined;
  const bytes = Buffer.from(n, 'base64url');
  const first = bytes.findIndex((byte) => byte !== 0);
  return first === -1 ? 0 : (bytes.length - first) * 8 - Math.clz32(bytes[first]!) + 24;
}

/** RFC 7518 section 2: base64url without padding, and no leading zero octets. */
export const isCleanModulus = (n: string): boolean => /^[A-Za-z0-9_-]+$/.test(n) && !/^AA/.test(n);
