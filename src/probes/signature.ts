import type { JWK } from 'jose';
import { keysOf } from '../facts/jwks.ts';
import type { HttpDocument } from '../evidence/http.ts';
import type { JsonObject } from '../evidence/json.ts';
import { missing, observed, type Observation } from '../evidence/observation.ts';
import type { Jwt, SignatureCheck } from '../evidence/token.ts';
import { cleaned } from './jwt.ts';
import type { World } from './world.ts';

interface KeySets {
  readonly byDiscovery: Observation<HttpDocument>;
  readonly byProvider: Observation<HttpDocument>;
}

/** Verifies the token's signature with each published key set (RFC 7515 section 5.2). Pure; never rejects. */
export async function checkSignature(
  raw: string,
  jwt: Jwt,
  { byDiscovery, byProvider }: KeySets,
  world: World,
): Promise<Observation<readonly SignatureCheck[]>> {
  if (jwt.parts !== 3 || jwt.header === undefined) return missing('the token is not a signed JWT');
  if (jwt.unsigned) return missing('the token has no signature');
  const sets = [
    ['discovery', byDiscovery],
    ['provider', byProvider],
  ] as const;
  const checks: SignatureCheck[] = [];
  for (const [keySet, seen] of sets) {
    const keys = seen.status === 'observed' ? keysOf(seen.value) : undefined;
    if (keys !== undefined) checks.push(await checkAgainst(cleaned(raw), jwt.header, keys, keySet));
  }
  return checks.length === 0
    ? missing('no published keys were seen')
    : observed(checks, 'the token and the published keys', world.now());
}

/** The maximum number of keys tried: a set with a thousand keys of the same kid is an attack on our time. */
const MOST_CANDIDATES = 32;

async function checkAgainst(
  token: string,
  header: JsonObject,
  keys: readonly JsonObject[],
  keySet: SignatureCheck['keySet'],
): Promise<SignatureCheck> {
  // RFC 7515 section 4.1.4: kid is a hint; without it every key is a candidate.
  const { kid, alg } = header;
  const candidates = kid === undefined ? keys : keys.filter((key) => key['kid'] === kid);
  const base = { keySet, candidates: candidates.length };
  if (candidates.length === 0) return { ...base, outcome: 'no-such-key' };
  const tried = await Promise.all(
    candidates.slice(0, MOST_CANDIDATES).map((key) => tryKey(token, key, typeof alg === 'string' ? alg : '')),
  );
  if (tried.some(({ outcome }) => outcome === 'valid')) return { ...base, outcome: 'valid' };
  const best = tried.find(({ outcome }) => outcome === 'invalid') ?? tried[0];
  return {
    ...base,
    outcome: best?.outcome ?? 'key-unusable',
    ...(best?.detail === undefined ? {} : { detail: best.detail }),
  };
}

type Trial = Pick<SignatureCheck, 'detail'> & { readonly outcome: 'valid' | 'invalid' | 'key-unusable' };

async function tryKey(token: string, jwk: JsonObject, alg: string): Promise<Trial> {
  const [{ compactVerify }, { importJWK }] = await Promise.all([
    import('jose/jws/compact/verify'),
    import('jose/key/import'),
  ]);
  // A shared secret in a public document must not verify anything, and HMAC with a public key is a known attack (RFC
  // 8725 section 2.1).
  if (jwk['kty'] === 'oct' || alg.startsWith('HS'))
    return { outcome: 'key-unusable', detail: `${alg.slice(0, 20)} with a key of type ${kty(jwk)}` };
  try {
    const key = await importJWK(materialOf(jwk) as JWK, alg);
    await compactVerify(token, key);
    return { outcome: 'valid' };
  } catch (error) {
    return error instanceof Error &&
      (error as { readonly code?: unknown }).code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'
      ? { outcome: 'invalid' }
      : { outcome: 'key-unusable', detail: whyUnusable(error, jwk, alg) };
  }
}

/** The key without `use`, `key_ops` and `alg`, which the checks judge; here only the signature counts. */
const materialOf = (jwk: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(jwk).filter(([name]) => !RESTRICTIONS.includes(name)));
const RESTRICTIONS: readonly string[] = ['use', 'key_ops', 'alg', 'ext'];

const kty = (jwk: JsonObject): string =>
  typeof jwk['kty'] === 'string' ? jwk['kty'].slice(0, 20) : 'nameless';

const whyUnusable = (error: unknown, jwk: JsonObject, alg: string): string =>
  /2048 bits/.test(error instanceof Error ? error.message : '')
    ? 'the RSA key is shorter than 2048 bits'
    : `a key of type ${kty(jwk)} does not serve for ${alg.slice(0, 20)}`;
