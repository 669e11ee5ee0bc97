import { exportJWK, generateKeyPair, SignJWT, type GenerateKeyPairResult } from 'jose';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HttpDocument } from '../../src/evidence/http.ts';
import type { Json, JsonObject } from '../../src/evidence/json.ts';
import { missing, observed } from '../../src/evidence/observation.ts';
import { decodeJwt } from '../../src/probes/jwt.ts';
import { checkSignature } from '../../src/probes/signature.ts';
import { machine } from '../../src/probes/world.ts';

const jwks = (...keys: readonly Json[]) =>
  observed<HttpDocument>(
    {
      url: 'https://k.example/',
      status: 200,
      headers: {},
      mediaType: '',
      bytes: 0,
      receivedAt: 0,
      tookMs: 0,
      form: 'json',
      json: { keys },
    },
    'https://k.example/',
    0,
  );
const NONE = missing('not asked');

const keysFor = async (alg: string) => {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, jwk: (await exportJWK(publicKey)) as unknown as JsonObject };
};
const sign = (privateKey: GenerateKeyPairResult['privateKey'], header: { alg: string; kid?: string }) =>
  new SignJWT({ iss: 'i' }).setProtectedHeader(header).sign(privateKey);
const check = (
  token: string,
  byProvider: ReturnType<typeof jwks> | typeof NONE,
  byDiscovery: typeof byProvider = NONE,
) => checkSignature(token, decodeJwt(token, 'access_token'), { byDiscovery, byProvider }, machine);

const RS = await keysFor('RS256');
const EC = await keysFor('ES256');
const TOKEN = await sign(RS.privateKey, { alg: 'RS256', kid: 'k1' });

describe('the signature', () => {
  it('is verified with each key set', async () => {
    expect(await check(TOKEN, jwks({ ...RS.jwk, kid: 'k1' }), jwks({ ...RS.jwk, kid: 'k2' }))).toMatchObject({
      value: [
        { keySet: 'discovery', outcome: 'no-such-key', candidates: 0 },
        { keySet: 'provider', outcome: 'valid', candidates: 1 },
      ],
    });
  });

  it('may match any of several keys with one kid', async () => {
    const { jwk } = await keysFor('RS256');
    expect(await check(TOKEN, jwks({ ...jwk, kid: 'k1' }, { ...RS.jwk, kid: 'k1' }))).toMatchObject({
      value: [{ outcome: 'valid', candidates: 2 }],
    });
  });

  it('is verified with all keys when the token names none', async () => {
    const token = await sign(EC.privateKey, { alg: 'ES256' });
    expect(await check(token, jwks({ ...RS.jwk, kid: 'a' }, EC.jwk))).toMatchObject({
      value: [{ outcome: 'valid', candidates: 2 }],
    });
  });

  it('of another key, or of other content, is invalid', async () => {
    const { jwk } = await keysFor('RS256');
    expect(await check(TOKEN, jwks({ ...jwk, kid: 'k1' }))).toMatchObject({
      value: [{ outcome: 'invalid' }],
    });
    const [header, , signature] = TOKEN.split('.');
    const tampered = `${header}.${Buffer.from('{"iss":"j"}').toString('base64url')}.${signature}`;
    expect(await check(tampered, jwks({ ...RS.jwk, kid: 'k1' }))).toMatchObject({
      value: [{ outcome: 'invalid' }],
    });
  });

  it('is judged by the key, not by its `use` and `alg`', async () => {
    expect(
      await check(TOKEN, jwks({ ...RS.jwk, kid: 'k1', use: 'enc', alg: 'RS512', key_ops: ['encrypt'] })),
    ).toMatchObject({ value: [{ outcome: 'valid' }] });
  });

  it('survives spaces and prefixes around the token', async () => {
    const raw = `Bearer ${TOKEN}\n`;
    expect(await check(raw, jwks({ ...RS.jwk, kid: 'k1' }))).toMatchObject({ value: [{ outcome: 'valid' }] });
  });

  const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({
    format: 'jwk',
  }) as JsonObject;
  it.each([
    ['of another type', { ...EC.jwk, kid: 'k1' }, 'a key of type EC does not serve for RS256'],
    ['that is a shared secret', { kty: 'oct', k: 'c2VjcmV0', kid: 'k1' }, 'RS256 with a key of type oct'],
    ['that is broken', { kty: 'RSA', kid: 'k1' }, 'a key of type RSA does not serve for RS256'],
    ['that is too short', { ...small, kid: 'k1' }, 'the RSA key is shorter than 2048 bits'],
  ])('cannot be verified with a key %s', async (_what, key, detail) => {
    expect(await check(TOKEN, jwks(key as Json))).toMatchObject({
      value: [{ outcome: 'key-unusable', candidates: 1, detail }],
    });
  });

  it('by HMAC is not verified with a public key', async () => {
    const key = new TextEncoder().encode(JSON.stringify(RS.jwk));
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(key);
    expect(await check(token, jwks({ ...RS.jwk, kid: 'k1' }))).toMatchObject({
      value: [{ outcome: 'key-unusable' }],
    });
  });

  it.each([['opaque'], ['a.b.c'], [`${TOKEN.split('.').slice(0, 2).join('.')}.`]])(
    'is unknown for %.12s',
    async (token) => {
      expect((await check(token, jwks(RS.jwk))).status).toBe('missing');
    },
  );

  it('is unknown without keys', async () => expect((await check(TOKEN, NONE)).status).toBe('missing'));
});
