import { describe, expect, it } from 'vitest';
import cause from '../../../src/causes/jwks/unsupported-kty.ts';
import { checkOf } from '../../../src/diagnosis/model.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { JsonObject } from '../../../src/evidence/json.ts';
import { brokerRefuses, casebook, given, header, type Change } from '../../casebook.ts';
import { held, publishes } from './_jwks.ts';

const point = 'u'.repeat(43);
const ec: JsonObject = { kty: 'EC', crv: 'P-256', kid: 'key-1', alg: 'ES256', x: point, y: point };
const p384: JsonObject = { ...ec, crv: 'P-384', alg: 'ES384' };
const ed: JsonObject = { kty: 'OKP', crv: 'Ed25519', kid: 'key-1', alg: 'EdDSA', x: point };

casebook(cause, {
  guilty: [],
  innocent: [
    { because: 'a healthy run', given: [] },
    { because: 'an EC key beside the signing key', given: [publishes('key-1', { ...ec, kid: 'ec-1' })] },
    { because: 'an EC key that Confluent holds', given: [header({ alg: 'ES256' }), publishes(ec, 'key-2')] },
  ],
});

describe('the type of a key that Confluent does not hold', () => {
  it.each([
    ['ES256', ec],
    ['ES384', p384],
    ['EdDSA', ed],
  ])('is a possibility beside an outdated copy of the keys: %s', (alg, key) => {
    const { rootCauses, alternatives } = diagnose(
      given(header({ alg }), publishes(key, 'key-2'), held('key-2'), brokerRefuses()),
    );
    expect(rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual(['jwks/kid-not-in-confluent-cache']);
    expect(alternatives.map(({ suspect }) => suspect.cause.id)).toContain(cause.id);
  });
});

it('is no reason for a warning once the broker has let the client in with such a key', () => {
  const status = (...changes: readonly Change[]): string =>
    checkOf('jwks/key-type-is-documented').evaluate(
      given(header({ alg: 'ES384' }), publishes(p384, 'key-2'), ...changes),
    ).status;
  expect(status(brokerRefuses())).toBe('warn');
  expect(status()).toBe('pass');
});
