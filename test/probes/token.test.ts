import { generateKeyPairSync } from 'node:crypto';
import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { makeAuthority } from '../../src/lab/certificates.ts';
import { tlsSettings } from '../../src/probes/tls.ts';
import { fetchToken } from '../../src/probes/token.ts';
import { machine } from '../../src/probes/world.ts';
import { Secret, type Target } from '../../src/settings/target.ts';
import { clientOf, httpServer, httpsServer, targetOf, trusted, type Served } from './_servers.ts';

const ACCEPTS = () => ({
  body: { access_token: 'a.b.c', token_type: 'Bearer', expires_in: 3600, scope: 'x y' },
});

async function ask(served: Served, patch: Partial<Target> = {}) {
  const target = targetOf({ tokenEndpoint: `${served.url}/token`, ...patch });
  const fetched = await fetchToken(target, { http: await clientOf(), world: machine });
  const request = served.requests[0];
  return { ...fetched, request, form: new URLSearchParams(request?.body) };
}

it.each([null, '', 7, { jwt: 'a.b.c' }])('an access_token of %j is not one', async (token) => {
  const { answer, token: found } = await ask(
    await httpServer(() => ({ body: { access_token: token, token_type: 'Bearer', scope: null } })),
  );
  expect(found).toBeUndefined();
  expect(answer).toMatchObject({ value: { members: ['token_type'] } });
});

describe('the client authenticates with', () => {
  it('client_secret_post, with everything that was configured', async () => {
    const { form, request, token, answer } = await ask(await httpServer(ACCEPTS), {
      audience: 'https://kafka',
      scope: 'a b',
      resource: 'urn:r',
      params: { organization: 'org_1' },
    });
    expect(request).toMatchObject({
      method: 'POST',
      url: '/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(request?.headers['authorization']).toBeUndefined();
    expect(Object.fromEntries(form)).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client-1',
      client_secret: 's3cr3t-Value-of-the-client',
      audience: 'https://kafka',
      scope: 'a b',
      resource: 'urn:r',
      organization: 'org_1',
    });
    expect(token).toEqual({ text: 'a.b.c', from: 'access_token' });
    expect(answer).toMatchObject({
      status: 'observed',
      value: {
        status: 200,
        members: ['access_token', 'token_type', 'expires_in', 'scope'],
        tokenType: 'Bearer',
        expiresIn: 3600,
        scope: 'x y',
        sent: [...form.keys()],
      },
    });
    expect(JSON.stringify(answer)).not.toMatch(/a\.b\.c|s3cr3t/);
  });

  it('client_secret_basic, both parts encoded (RFC 6749 section 2.3.1)', async () => {
    const { form, request } = await ask(await httpServer(ACCEPTS), {
      clientAuth: 'client_secret_basic',
      clientId: 'id:1',
      clientSecret: new Secret('p&ss wörd+%'),
    });
    const [, encoded = ''] = /^Basic (.+)$/.exec(request?.headers['authorization'] ?? '') ?? [];
    expect(Buffer.from(encoded, 'base64').toString()).toBe('id%3A1:p%26ss+w%C3%B6rd%2B%25');
    expect([...form.keys()]).toEqual(['grant_type']);
  });

  it('client_secret_basic, with what needs no encoding as it is, for servers that do not decode it', async () => {
    const { request } = await ask(await httpServer(ACCEPTS), {
      clientAuth: 'client_secret_basic',
      clientId: 'orders-1',
      clientSecret: new Secret('Q~x8.f_G-hJ*~'),
    });
    expect(request?.headers['authorization']).toBe(
      `Basic ${Buffer.from('orders-1:Q~x8.f_G-hJ*~').toString('base64')}`,
    );
  });

  it('private_key_jwt that a verifier accepts', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const served = await httpServer(ACCEPTS);
    const { form } = await ask(served, {
      clientAuth: 'private_key_jwt',
      assertionAlgorithm: 'ES256',
      assertionKeyId: 'k1',
      assertionKey: new Secret(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string),
    });
    expect(form.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    expect(form.has('client_secret')).toBe(false);
    const { payload, protectedHeader } = await jwtVerify(form.get('client_assertion') ?? '', publicKey, {
      issuer: 'client-1',
      subject: 'client-1',
      audience: `${served.url}/token`,
      requiredClaims: ['jti', 'iat', 'exp'],
    });
    expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'JWT', kid: 'k1' });
    expect(payload.exp! - payload.iat!).toBe(300);
  });

  it('a certificate, sent to the server that asks for one', async () => {
    const clients = await makeAuthority('Clients');
    const mine = await clients.leaf({ names: ['client-1'], extendedKeyUsage: 'client' });
    const served = await httpsServer(ACCEPTS, { clientCa: clients.root });
    const target = targetOf({
      tokenEndpoint: `${served.url}/token`,
      clientAuth: 'tls_client_auth',
      ca: (await trusted()).root,
      clientCertificate: mine.cert,
      clientCertificateKey: new Secret(mine.key),
    });
    const tls = tlsSettings(target, { clientCertificate: true });
    const { token } = await fetchToken(target, {
      http: await clientOf({ tlsFor: () => tls }),
      world: machine,
    });
    expect(token?.text).toBe('a.b.c');
    expect(Object.fromEntries(new URLSearchParams(served.requests[0]?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client-1',
    });
  });
});

describe('what is missing is named, and nothing is sent', () => {
  it.each<[Partial<Target>, string | undefined]>([
    [{ tokenEndpoint: undefined as never }, '--token-endpoint'],
    [{ clientId: undefined as never }, '--client-id'],
    [{ clientSecret: undefined as never }, '--client-secret-env'],
    [{ clientAuth: 'private_key_jwt' }, undefined],
  ])('%o', async (patch, input) => {
    const served = await httpServer(ACCEPTS);
    const { answer } = await ask(served, patch);
    expect(answer).toMatchObject({ status: 'missing', ...(input === undefined ? {} : { input }) });
    expect(served.requests).toEqual([]);
  });

  it('an invalid private key', async () => {
    const { answer } = await ask(await httpServer(ACCEPTS), {
      clientAuth: 'private_key_jwt',
      assertionKey: new Secret('hunter2-is-no-pem'),
    });
    expect(answer).toMatchObject({ status: 'failed', failure: { code: 'ASSERTION_NOT_SIGNED' } });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
  });
});

describe('a refusal is recognised in the form of', () => {
  it.each([
    [
      'OAuth',
      { error: 'invalid_client', error_description: 'Unknown client' },
      { error: 'invalid_client', description: 'Unknown client' },
    ],
    [
      'Entra ID',
      {
        error: 'invalid_client',
        error_description: 'AADSTS7000215: …',
        error_codes: [7000215],
        trace_id: 't',
      },
      { error: 'invalid_client', description: 'AADSTS7000215: …', codes: [7000215] },
    ],
    [
      'Okta',
      { errorCode: 'E0000022', errorSummary: 'The endpoint does not support the provided HTTP method' },
      {
        error: 'E0000022',
        description: 'The endpoint does not support the provided HTTP method',
        vendorCode: 'E0000022',
      },
    ],
    [
      'Google',
      { error: { code: 400, message: 'Bad', status: 'INVALID_ARGUMENT' } },
      { error: 'INVALID_ARGUMENT', description: 'Bad' },
    ],
    [
      'Ory Hydra',
      {
        error: 'invalid_client',
        error_description: 'Failed',
        error_hint: 'It does not exist.',
        error_debug: 'bcrypt',
      },
      { error: 'invalid_client', description: 'Failed', hint: 'It does not exist. bcrypt' },
    ],
    [
      'league/oauth2-server',
      { error: 'invalid_request', error_description: 'Failed', hint: 'Check the scope', message: 'Failed' },
      { error: 'invalid_request', description: 'Failed', hint: 'Check the scope' },
    ],
    ['a gateway', { message: 'Forbidden' }, { error: '', description: 'Forbidden' }],
  ])('%s', async (_who, body, error) => {
    const { answer, token } = await ask(await httpServer(() => ({ status: 400, body })));
    expect(token).toBeUndefined();
    expect(answer).toMatchObject({ status: 'observed', value: { status: 400, error } });
  });

  it('HTML', async () => {
    const { answer } = await ask(
      await httpServer(() => ({
        status: 503,
        headers: { 'content-type': 'text/html' },
        body: '<html>Sorry</html>',
      })),
    );
    expect(answer).toMatchObject({
      status: 'observed',
      value: { form: 'html', excerpt: '<html>Sorry</html>', members: [] },
    });
  });
});

describe('a token', () => {
  it.each([
    [{ id_token: 'x.y.z' }, { text: 'x.y.z', from: 'id_token' }],
    [
      { access_token: 'a', id_token: 'x.y.z' },
      { text: 'a', from: 'access_token' },
    ],
    [{ access_token: 7 }, undefined],
    [[{ access_token: 'a' }], undefined],
  ])('in %j', async (body, token) => {
    expect((await ask(await httpServer(() => ({ body })))).token).toEqual(token);
  });

  it('in a refusal is not used', async () => {
    expect((await ask(await httpServer(() => ({ ...ACCEPTS(), status: 403 })))).token).toBeUndefined();
  });

  it('is not fetched from the target of a redirect', async () => {
    const other = await httpServer(ACCEPTS);
    const { answer, token } = await ask(
      await httpServer(() => ({ status: 307, headers: { location: other.url } })),
    );
    expect(answer).toMatchObject({ status: 'observed', value: { status: 307, location: other.url } });
    expect(token).toBeUndefined();
    expect(other.connections()).toBe(0);
  });
});
