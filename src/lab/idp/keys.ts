import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { exportJWK } from 'jose';
import type { JsonObject } from '../../evidence/json.ts';
import type { LabKey } from '../settings.ts';

const generate = promisify(generateKeyPair);

export interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** RSA keys take a tenth of a second each, so a process creates each one once, for all its labs. */
const made = new Map<string, Promise<KeyPair>>();

/** The key for a kid, created on first use. */
export function keyPair({ kid, material = kid, kty = 'RSA', bits = 2048 }: LabKey): Promise<KeyPair> {
  const name = `${kty} ${bits} ${material}`;
  const pair = made.get(name) ?? newKeyPair(kty, bits);
  made.set(name, pair);
  return pair;
}

const newKeyPair = (kty: 'RSA' | 'EC', bits: number): Promise<KeyPair> =>
  kty === 'EC' ? generate('ec', { namedCurve: 'P-256' }) : generate('rsa', { modulusLength: bits });

/** The public half as a JWK (RFC 7517 section 4), with the members that Auth0 publishes. */
export async function publicJwk(key: LabKey): Promise<JsonObject> {
  const { publicKey } = await keyPair(key);
  const alg = key.kty === 'EC' ? 'ES256' : 'RS256';
  return { ...((await exportJWK(publicKey)) as JsonObject), kid: key.kid, use: key.use ?? 'sig', alg };
}

export const publicJwks = async (keys: readonly LabKey[]): Promise<{ keys: JsonObject[] }> => ({
  keys: await Promise.all(keys.map(publicJwk)),
});
