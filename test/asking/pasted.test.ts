import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleaned, keyIds } from '../../src/asking/pasted.ts';

describe('a pasted value', () => {
  it.each([
    ['https://acme.auth0.com/', 'https://acme.auth0.com/'],
    ['  https://acme.auth0.com/ \n', 'https://acme.auth0.com/'],
    ['Issuer URI: https://acme.auth0.com/', 'https://acme.auth0.com/'],
    ['Issuer URI\thttps://acme.auth0.com/', 'https://acme.auth0.com/'],
    ['Issuer URI  |  https://acme.auth0.com/', 'https://acme.auth0.com/'],
    ['Issuer URI  https://acme.auth0.com/', 'https://acme.auth0.com/'],
    ['"issuer": "https://acme.auth0.com/",', 'https://acme.auth0.com/'],
    ['issuer_uri = "https://acme.auth0.com/"', 'https://acme.auth0.com/'],
    [
      'JWKS URI: https://acme.auth0.com/.well-known/jwks.json',
      'https://acme.auth0.com/.well-known/jwks.json',
    ],
    ['Filter: claims.aud == "kafka"', 'claims.aud == "kafka"'],
    ['claims.aud == "kafka"', 'claims.aud == "kafka"'],
    ['"a" in claims.groups || "b" in claims.groups', '"a" in claims.groups || "b" in claims.groups'],
    ["'claims.sub'", 'claims.sub'],
    ['Identity claim: claims.sub', 'claims.sub'],
    ['--pool-filter claims.sub == "x"', 'claims.sub == "x"'],
  ])('%j is %j', (pasted, value) => {
    expect(cleaned(pasted)).toBe(value);
  });

  it('keeps an issuer unchanged, whatever its letters', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        fc.pre(!/[,;]$/.test(url));
        expect(cleaned(url)).toBe(url);
      }),
    );
  });
});

describe('pasted key ids', () => {
  it.each([
    ['key-1,key-2', ['key-1', 'key-2']],
    ['key-1\nkey-2\n', ['key-1', 'key-2']],
    ['Keys: key-1 RS256, key-2 RS256', ['key-1', 'key-2']],
    ['[{"kid":"key-1","alg":"RS256"},{"kid":"key-2","alg":"RS256"}]', ['key-1', 'key-2']],
    ['key-1 key-1', ['key-1']],
  ])('%j', (pasted, ids) => {
    expect(keyIds(pasted)).toEqual(ids);
  });
});
