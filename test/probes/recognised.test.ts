// @module-tag hostile/json
import { describe, expect, it } from 'vitest';
import type { HttpDocument } from '../../src/evidence/http.ts';
import type { Json } from '../../src/evidence/json.ts';
import { recognisedKeySet, recognisedMetadata } from '../../src/probes/recognised.ts';
import { signingKey } from '../given.ts';

const document = (json: Json): HttpDocument => ({
  ...{ url: 'https://idp.example/x', status: 200, headers: {}, mediaType: 'application/json', bytes: 1 },
  ...{ receivedAt: 0, tookMs: 0, form: 'json', json },
});

describe('of a discovery document', () => {
  it('the registered members stay as they are', () => {
    const sound = document({
      issuer: 'https://idp.example/',
      jwks_uri: 'https://idp.example/jwks',
      grant_types_supported: ['client_credentials'],
      request_parameter_supported: false,
      mfa_challenge_endpoint: 'https://idp.example/mfa/challenge',
    });
    expect(recognisedMetadata(sound)).toEqual(sound);
  });

  it.each<[string, Json, Json, number]>([
    ['an unknown member is counted', { issuer: 'x', debug: 'you sent: hunter2' }, { issuer: 'x' }, 1],
    ['a name may be the echo', { 'you sent hunter2': 1, hunter3: 2 }, {}, 2],
    ['an object in a text', { issuer: { said: 'hunter2' } }, { issuer: {} }, 1],
    ['lists in a list', { scopes_supported: ['a', ['hunter2'], { b: 1 }] }, { scopes_supported: ['a'] }, 2],
    ['a list in place of the document', ['hunter2', 'b'], [], 2],
    [
      'prototypes',
      JSON.parse('{"__proto__":{"issuer":"x"},"constructor":1,"issuer":"y"}') as Json,
      { issuer: 'y' },
      2,
    ],
  ])('%s', (_, json, kept, membersLeftOut) => {
    expect(recognisedMetadata(document(json))).toEqual({ ...document(kept), membersLeftOut });
  });

  it('values have a limited length, and lists a limited number', () => {
    const { json } = recognisedMetadata(
      document({
        issuer: 'x'.repeat(50_000),
        scopes_supported: Array.from({ length: 5_000 }, (_, at) => `s${at}`),
      }),
    );
    expect(JSON.stringify(json).length).toBeLessThan(6_000);
  });
});

describe('of a key set', () => {
  it('public keys stay as they are, of whatever quality', () => {
    const sound = document({
      keys: [signingKey('a'), { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 7 }, null, 'x', {}],
    });
    expect(recognisedKeySet(sound)).toEqual(sound);
  });

  it('private and symmetric keys leave nothing secret behind', () => {
    const { json, membersLeftOut } = recognisedKeySet(
      document({
        keys: [
          { ...signingKey('a'), d: 'PRIVATE', p: 'PRIVATE' },
          { kty: 'oct', k: 'PRIVATE' },
        ],
        x: 'PRIVATE',
      }),
    );
    expect(json).toEqual({ keys: [signingKey('a'), { kty: 'oct' }] });
    expect(membersLeftOut).toBe(4);
  });

  it('a discovery document in its place is still seen to be one', () => {
    expect(recognisedKeySet(document({ issuer: 'x', jwks_uri: 'y', note: 'z' })).json).toEqual({
      issuer: 'x',
      jwks_uri: 'y',
    });
  });
});
