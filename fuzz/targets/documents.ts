import { keysOf, kidsOf } from '../../src/facts/jwks.ts';
import { readBody } from '../../src/probes/body.ts';
import { jwksUriIn, placesOf } from '../../src/probes/discovery.ts';
import { decodeJwt } from '../../src/probes/jwt.ts';
import { checkSignature } from '../../src/probes/signature.ts';
import { machine } from '../../src/probes/world.ts';
import { isJsonObject } from '../../src/evidence/json.ts';
import { missing, observed } from '../../src/evidence/observation.ts';
import { texts, type FuzzTarget } from '../target.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const TOKEN = `${part({ alg: 'RS256' })}.${part({ iss: 'https://acme.auth0.com/' })}.c2lnbmF0dXJl`;
const N = Buffer.alloc(256, 0xab).toString('base64url');
const POINT = {
  x: 'gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0',
  y: 'SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps',
};

/** A discovery document or a key set, and a signature made with its keys. */
export default {
  seeds: () =>
    texts(
      JSON.stringify({
        issuer: 'https://acme.auth0.com/',
        jwks_uri: 'https://acme.auth0.com/.well-known/jwks.json',
        token_endpoint: 'https://acme.auth0.com/oauth/token',
      }),
      JSON.stringify({
        keys: [{ kty: 'RSA', kid: 'a', use: 'sig', alg: 'RS256', n: N, e: 'AQAB', x5c: ['MIIB'] }],
      }),
      JSON.stringify({
        keys: [
          { kty: 'EC', crv: 'P-256', kid: 'b', ...POINT },
          { kty: 'oct', k: 'c2VjcmV0' },
          { kty: 'OKP', crv: 'Ed25519', x: POINT.x },
        ],
      }),
      '<!doctype html><html><title>Sign in</title>',
    ),
  words: [
    '"keys":',
    '"kty":"RSA"',
    '"n":""',
    '"e":"AQAB"',
    '"jwks_uri":',
    '"__proto__":',
    '"kid":5',
    '[[[[',
    '"oth":[]',
    '"crv":"P-521"',
  ],
  run: async (input) => {
    const url = 'https://acme.auth0.com/.well-known/openid-configuration';
    const body = readBody(input);
    const answer = {
      url,
      status: 200,
      headers: {},
      mediaType: 'application/json',
      bytes: input.length,
      receivedAt: 0,
      tookMs: 0,
    };
    const document = observed({ ...answer, ...body }, url, 0);
    jwksUriIn({ appended: document, inserted: missing('not asked') });
    if (isJsonObject(body.json) && typeof body.json['issuer'] === 'string')
      placesOf(body.json['issuer'], 'named');
    kidsOf(keysOf(document.value) ?? []);
    await checkSignature(
      TOKEN,
      decodeJwt(TOKEN, 'access_token'),
      { byDiscovery: document, byProvider: document },
      machine,
    );
  },
} satisfies FuzzTarget;
