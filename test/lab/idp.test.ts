import {
  compactDecrypt,
  compactVerify,
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  importPKCS8,
  SignJWT,
} from 'jose';
import { describe, expect, it } from 'vitest';
import type { Lab } from '../../src/lab/lab.ts';
import { makeAuthority } from '../../src/lab/certificates.ts';
import { askForToken, fetchIn, inLab, tokenIn, type Identity } from './_clients.ts';

const publishedKeys = async (lab: Lab) =>
  (await fetchIn(lab, 'https://acme.auth0.com/.well-known/jwks.json')).json;

describe('tokens', () => {
  it(
    "verify with the published keys, and have Auth0's claims",
    inLab(undefined, async (lab) => {
      const token = await tokenIn(lab);
      const { protectedHeader, payload } = await compactVerify(
        token,
        createLocalJWKSet(await publishedKeys(lab)),
      );
      const claims = JSON.parse(new TextDecoder().decode(payload));
      expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'Zt5c1Qmw0yLr8NnXgVb3d' });
      expect(claims).toMatchObject({
        iss: 'https://acme.auth0.com/',
        aud: 'https://kafka.acme.example',
        gty: 'client-credentials',
      });
      expect(claims.exp - claims.iat).toBe(86_400);
      expect(Math.abs(claims.iat - Date.now() / 1000)).toBeLessThan(60);
    }),
  );

  it.each(['RS384', 'PS256', 'ES256'] as const)('verify when signed with %s', (form) =>
    inLab(
      ({ idp }) => {
        idp.tokenForm = form;
        idp.keys = [{ kid: 'one', ...(form === 'ES256' ? { kty: 'EC' } : {}) }];
        idp.publish = ({ keys }) => ({ keys: keys.map(({ alg: _, ...key }) => key) });
      },
      async (lab) => {
        const token = await tokenIn(lab);
        const { protectedHeader } = await compactVerify(token, createLocalJWKSet(await publishedKeys(lab)));
        expect(protectedHeader.alg).toBe(form);
      },
    )(),
  );

  it(
    'do not verify when tampered with, though nothing else shows it',
    inLab(
      ({ idp }) => {
        idp.tokenForm = 'tampered';
      },
      async (lab) => {
        const token = await tokenIn(lab);
        expect(decodeProtectedHeader(token).alg).toBe('RS256');
        await expect(compactVerify(token, createLocalJWKSet(await publishedKeys(lab)))).rejects.toMatchObject(
          {
            code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
          },
        );
      },
    ),
  );

  it(
    'can be opaque, encrypted, unsigned, or signed with the client secret',
    inLab(undefined, async () => {
      const form = async (tokenForm: 'opaque' | 'jwe' | 'none' | 'HS256'): Promise<string> => {
        let token = '';
        await inLab(
          ({ idp }) => {
            idp.tokenForm = tokenForm;
          },
          async (lab) => {
            token = await tokenIn(lab);
          },
        )();
        return token;
      };
      expect((await form('opaque')).split('.')).toHaveLength(1);
      const jwe = await form('jwe');
      expect(decodeProtectedHeader(jwe)).toEqual({
        alg: 'dir',
        enc: 'A256GCM',
        iss: 'https://acme.auth0.com/',
      });
      await expect(compactDecrypt(jwe, new Uint8Array(32))).rejects.toThrow();
      expect(await form('none')).toMatch(/^[^.]+\.[^.]+\.$/);
      expect(decodeProtectedHeader(await form('HS256'))).toEqual({ alg: 'HS256', typ: 'JWT' });
    }),
  );

  it(
    'can have changed claims: offsets from its own clock, literal texts, missing ones',
    inLab(
      ({ idp }) => {
        idp.clockAheadSeconds = 3600;
        idp.claims = {
          iss: 'https://else.example',
          iat: -120,
          nbf: 60,
          exp: '1767614400',
          gty: undefined,
          aud: ['a', 'b'],
        };
        idp.header = { kid: undefined, crit: ['x'] };
        idp.wrapToken = (token) => `Bearer ${token}\n`;
      },
      async (lab) => {
        const carried = await tokenIn(lab);
        expect(carried).toMatch(/^Bearer .*\n$/);
        const token = carried.slice('Bearer '.length, -1);
        const claims = decodeJwt(token) as Record<string, unknown>;
        expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'nbf']);
        expect(claims).toMatchObject({ exp: '1767614400', aud: ['a', 'b'] });
        expect(Number(claims['nbf']) - Number(claims['iat'])).toBe(180);
        expect(Math.abs(Number(claims['iat']) + 120 - 3600 - Date.now() / 1000)).toBeLessThan(60);
        expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', typ: 'JWT', crit: ['x'] });
      },
    ),
  );
});

describe('the token endpoint', () => {
  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'Unauthorized'],
    ['the secret and a newline', { client_secret: '\n' }, 401, 'Unauthorized'],
    ['an unknown client', { client_id: 'nobody' }, 401, 'Unauthorized'],
    [
      'an audience that no API has',
      { audience: 'https://kafka.acme.example/' },
      403,
      'Service not enabled within domain: https://kafka.acme.example/',
    ],
    [
      'no audience',
      { audience: '' },
      403,
      'No audience parameter was provided, and no default audience has been configured',
    ],
    [
      'a scope that was not granted',
      { scope: 'orders:read admin' },
      403,
      'Client has not been granted scopes: admin',
    ],
  ])('refuses %s as Auth0 does', (_, change, status, description) =>
    inLab(undefined, async (lab) => {
      const reply = await askForToken(lab, change);
      expect(reply.status).toBe(status);
      expect(reply.json).toEqual({ error: 'access_denied', error_description: description });
    })(),
  );

  it(
    'accepts credentials in the ways that the application allows, and refuses in its own words',
    inLab(
      ({ idp }) => {
        idp.clientAuths = ['client_secret_post'];
        idp.refusals['client-auth-not-allowed'] = { status: 401, body: '{"error":"invalid_client"}' };
      },
      async (lab) => {
        const basic = Buffer.from(
          `${String(lab.settings['clientId'])}:${String(lab.settings['clientSecret'])}`,
        ).toString('base64');
        const reply = await fetchIn(lab, 'https://acme.auth0.com/oauth/token', {
          form: { grant_type: 'client_credentials', audience: 'https://kafka.acme.example' },
          headers: { authorization: `Basic ${basic}` },
        });
        expect(reply).toMatchObject({ status: 401, json: { error: 'invalid_client' } });
      },
    ),
  );

  it(
    'decodes Basic credentials by RFC 6749 section 2.3.1',
    inLab(
      ({ idp, client }) => {
        idp.clientAuths = ['client_secret_basic'];
        idp.clientSecret = 'a+b%c d:e';
        client['clientSecret'] = 'a+b%c d:e';
      },
      async (lab) => {
        const ask = (secret: string) =>
          fetchIn(lab, 'https://acme.auth0.com/oauth/token', {
            form: { grant_type: 'client_credentials', audience: 'https://kafka.acme.example' },
            headers: {
              authorization: `Basic ${Buffer.from(`${String(lab.settings['clientId'])}:${secret}`).toString('base64')}`,
            },
          });
        expect((await ask(encodeURIComponent('a+b%c d:e'))).status).toBe(200);
        expect((await ask('a+b%c d:e')).status).toBe(401);
      },
    ),
  );

  it(
    "accepts a client assertion signed with the client's key",
    inLab(
      ({ idp, client }) => {
        idp.clientAuths = ['private_key_jwt'];
        client['clientAuth'] = 'private_key_jwt';
      },
      async (lab) => {
        const key = await importPKCS8(String(lab.settings['assertionKey']), 'RS256');
        const id = String(lab.settings['clientId']);
        const ask = async (audience: string) => {
          const assertion = await new SignJWT({})
            .setProtectedHeader({ alg: 'RS256' })
            .setIssuer(id)
            .setSubject(id)
            .setAudience(audience)
            .setExpirationTime('2m')
            .sign(key);
          return fetchIn(lab, 'https://acme.auth0.com/oauth/token', {
            form: {
              grant_type: 'client_credentials',
              audience: 'https://kafka.acme.example',
              client_assertion: assertion,
              client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
            },
          });
        };
        expect((await ask('https://acme.auth0.com/')).status).toBe(200);
        expect((await ask('https://other.example/')).json).toMatchObject({ error: 'invalid_client' });
      },
    ),
  );

  it(
    'accepts a client certificate of its own authority for the client (RFC 8705)',
    inLab(
      ({ idp, client }) => {
        idp.clientAuths = ['tls_client_auth'];
        client['clientAuth'] = 'tls_client_auth';
      },
      async (lab) => {
        const form = {
          grant_type: 'client_credentials',
          client_id: String(lab.settings['clientId']),
          audience: 'https://kafka.acme.example',
        };
        const ask = (identity: Identity) =>
          fetchIn(lab, 'https://acme.auth0.com/oauth/token', { form, identity });
        const own = {
          cert: String(lab.settings['clientCertificate']),
          key: String(lab.settings['clientCertificateKey']),
        };
        const stranger = await (await makeAuthority('Stranger')).leaf({ names: [form.client_id] });
        expect((await ask(own)).status).toBe(200);
        expect((await ask(stranger)).status).toBe(401);
        expect((await ask({})).status).toBe(401);
      },
    ),
  );

  it(
    'gives a canned answer only to the requests of a scenario',
    inLab(
      ({ idp }) => {
        idp.canned.token = {
          status: 429,
          headers: { 'retry-after': '7' },
          body: 'slow down',
          onlyIf: ({ body }) => body.includes('scope='),
        };
      },
      async (lab) => {
        expect(await askForToken(lab, { scope: 'orders:read' })).toMatchObject({
          status: 429,
          body: 'slow down',
          headers: { 'retry-after': '7' },
        });
        expect((await askForToken(lab)).status).toBe(200);
      },
    ),
  );
});

describe('discovery and keys', () => {
  it(
    'describe it, with the changes of a scenario',
    inLab(
      ({ idp }) => {
        idp.discovery = { issuer: 'https://acme.auth0.com', subject_types_supported: undefined };
        idp.clockAheadSeconds = -600;
      },
      async (lab) => {
        const { json, headers } = await fetchIn(
          lab,
          'https://acme.auth0.com/.well-known/openid-configuration',
        );
        expect(json).toMatchObject({
          issuer: 'https://acme.auth0.com',
          jwks_uri: 'https://acme.auth0.com/.well-known/jwks.json',
        });
        expect(json).not.toHaveProperty('subject_types_supported');
        expect(Math.abs(Date.parse(String(headers['date'])) + 600_000 - Date.now())).toBeLessThan(60_000);
      },
    ),
  );

  it(
    'can have other keys at another place',
    inLab(
      ({ idp, network }) => {
        idp.otherKeySets = {
          '/old/jwks.json': [{ kid: 'old' }],
          'https://other.auth0.com/.well-known/jwks.json': [{ kid: 'foreign' }],
        };
        network.addresses['other.auth0.com'] = ['203.0.113.11'];
      },
      async (lab) => {
        const kids = async (url: string) =>
          (await fetchIn(lab, url)).json.keys.map(({ kid }: { kid: string }) => kid);
        expect(await kids('https://acme.auth0.com/old/jwks.json')).toEqual(['old']);
        expect(await kids('https://other.auth0.com/.well-known/jwks.json')).toEqual(['foreign']);
        expect(await kids('https://acme.auth0.com/.well-known/jwks.json')).toHaveLength(2);
      },
    ),
  );

  it(
    'keep one key per kid, and another one for other material',
    inLab(
      ({ idp }) => {
        idp.keys = [{ kid: 'a' }, { kid: 'a', material: 'b' }, { kid: 'small', bits: 1024 }];
      },
      async (lab) => {
        const { keys } = await publishedKeys(lab);
        expect(keys[0].n).not.toBe(keys[1].n);
        expect(Buffer.from(keys[2].n, 'base64url')).toHaveLength(128);
        expect((await publishedKeys(lab)).keys[0].n).toBe(keys[0].n);
      },
    ),
  );
});
