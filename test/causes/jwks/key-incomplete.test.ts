import { describe, expect, it } from 'vitest';
import cause from '../../../src/causes/jwks/key-incomplete.ts';
import check from '../../../src/checks/jwks/keys-are-complete.ts';
import type { JsonObject } from '../../../src/evidence/json.ts';
import { brokerRefuses, casebook, given, header, signingKey } from '../../casebook.ts';
import { publishes, signatureIs } from './_jwks.ts';

const without = (name: string, key: JsonObject = signingKey('key-1')): JsonObject =>
  Object.fromEntries(Object.entries(key).filter(([each]) => each !== name));
const point = 'u'.repeat(43);
const ec: JsonObject = { kty: 'EC', kid: 'key-1', alg: 'ES256', crv: 'P-256', x: point, y: point };
const okp: JsonObject = { kty: 'OKP', kid: 'key-1', alg: 'EdDSA', crv: 'Ed25519', x: point };

const guilty = (because: string, key: JsonObject, alg = 'RS256') => ({
  because,
  given: [header({ alg }), publishes(key, 'key-2'), signatureIs('key-unusable'), brokerRefuses()],
});

casebook(cause, {
  guilty: [
    guilty('an RSA key without its modulus', without('n')),
    guilty('an RSA key without its exponent', without('e')),
    guilty('an RSA key whose modulus is not base64url', { ...without('n'), n: 'not base64!' }),
    guilty('an RSA key whose modulus is a number', { ...without('n'), n: 65_537 }),
    guilty('a key without a type', without('kty')),
    guilty('an EC key without its curve', without('crv', ec), 'ES256'),
    guilty('an EC key without half of its point', without('y', ec), 'ES256'),
    guilty('an OKP key without its point', without('x', okp), 'EdDSA'),
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'an incomplete key beside the signing key',
      given: [publishes('key-1', without('n', signingKey('key-9')))],
    },
    {
      because: 'the key is incomplete, and the broker lets the client in',
      given: [publishes(without('n'), 'key-2')],
      onlyAsLetIn: true,
    },
    { because: 'a whole EC key', given: [header({ alg: 'ES256' }), publishes(ec)] },
  ],
});

describe('jwks/keys-are-complete', () => {
  it('names the member and the key, even of a key that signs nothing yet', () => {
    const next = without('e', signingKey('key-9'));
    expect(check.evaluate(given(publishes('key-1', next)))).toMatchObject({
      status: 'warn',
      because: 'key key-9: e is missing',
    });
  });

  it.each([[[]], [[ec, okp]]])('accepts complete keys', (more) => {
    expect(check.evaluate(given(publishes('key-1', ...more))).status).toBe('pass');
  });
});
