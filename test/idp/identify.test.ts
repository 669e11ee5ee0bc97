import { describe, expect, it } from 'vitest';
import { identify, identifyIn, tokenRefusal } from '../../src/idp/identify.ts';
import { identityProviders } from '../../src/idp/registry.generated.ts';
import type { TokenAnswer, TokenError } from '../../src/evidence/token.ts';
import { NOW, given, provider, withoutApiKey } from '../casebook.ts';
import { atUnknown, publishes } from '../causes/token/_answers.ts';

/** Token endpoint, and its issuer if the URL shows it. */
const TOKEN_ENDPOINTS: readonly (readonly [string, string, string | undefined])[] = [
  ['auth0', 'https://acme.eu.auth0.com/oauth/token', 'https://acme.eu.auth0.com/'],
  ['okta', 'https://acme.okta.com/oauth2/default/v1/token', 'https://acme.okta.com/oauth2/default'],
  ['okta', 'https://acme.oktapreview.com/oauth2/v1/token', 'https://acme.oktapreview.com'],
  [
    'okta',
    'https://id.acme.example/oauth2/aus1a2b3c4d5e6f7g8h9/v1/token',
    'https://id.acme.example/oauth2/aus1a2b3c4d5e6f7g8h9',
  ],
  [
    'entra',
    'https://login.microsoftonline.com/8D3A1C6E-52FB-4F0A-9C53-2F6D1E7B9A10/oauth2/v2.0/token',
    'https://login.microsoftonline.com/8d3a1c6e-52fb-4f0a-9c53-2f6d1e7b9a10/v2.0',
  ],
  [
    'entra',
    'https://login.microsoftonline.com/8d3a1c6e-52fb-4f0a-9c53-2f6d1e7b9a10/oauth2/token',
    'https://sts.windows.net/8d3a1c6e-52fb-4f0a-9c53-2f6d1e7b9a10/',
  ],
  ['entra', 'https://login.microsoftonline.com/acme.onmicrosoft.com/oauth2/v2.0/token', undefined],
  ['entra', 'https://login.microsoftonline.us/common/oauth2/v2.0/token', undefined],
  [
    'keycloak',
    'https://sso.acme.example/realms/Kafka/protocol/openid-connect/token',
    'https://sso.acme.example/realms/Kafka',
  ],
  [
    'keycloak',
    'http://keycloak:8080/auth/realms/kafka/protocol/openid-connect/token',
    'http://keycloak:8080/auth/realms/kafka',
  ],
  [
    'pingone',
    'https://auth.pingone.eu/3f1c7a52-8b4e-4d6f-9a20-5e7c1b8d3f64/as/token',
    'https://auth.pingone.eu/3f1c7a52-8b4e-4d6f-9a20-5e7c1b8d3f64/as',
  ],
  ['pingfederate', 'https://sso.acme.example:9031/as/token.oauth2', 'https://sso.acme.example:9031'],
  ['cognito', 'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token', undefined],
  ['google', 'https://oauth2.googleapis.com/token', 'https://accounts.google.com'],
  [
    'forgerock',
    'https://am.acme.example/am/oauth2/realms/root/realms/alpha/access_token',
    'https://am.acme.example/am/oauth2/realms/root/realms/alpha',
  ],
];

const ISSUERS: readonly (readonly [string, string])[] = [
  ['auth0', 'https://acme.auth0.com/'],
  ['okta', 'https://acme.okta.com'],
  ['entra', 'https://sts.windows.net/8d3a1c6e-52fb-4f0a-9c53-2f6d1e7b9a10/'],
  ['keycloak', 'https://sso.acme.example/auth/realms/kafka'],
  ['pingone', 'https://auth.pingone.com/3f1c7a52-8b4e-4d6f-9a20-5e7c1b8d3f64/as'],
  ['cognito', 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3dE5fG7'],
  ['google', 'https://accounts.google.com'],
  ['forgerock', 'https://acme.forgeblocks.com/am/oauth2/alpha'],
];

describe('the owner of a URL', () => {
  it.each([...TOKEN_ENDPOINTS.map(([id, url]) => [id, url] as const), ...ISSUERS])(
    'only %s owns %s',
    (id, url) => {
      const owners = identityProviders.filter((each) => each.owns(new URL(url))).map((each) => each.id);
      expect(owners).toEqual([id]);
    },
  );
  it.each(TOKEN_ENDPOINTS)('%s: the issuer of %s', (_, url, issuer) => {
    expect(identify([url])?.issuerOf?.(new URL(url))).toBe(issuer);
  });
  it.each([
    'https://login.acme.example/oauth/token',
    'https://auth0.com.evil.example/oauth/token',
    'https://evilauth0.com/oauth/token',
    'https://login.microsoftonline.com.evil.example/x/oauth2/token',
  ])('no product owns %s', (url) => {
    expect(identify([url])).toBeUndefined();
  });
  it('skips what is not a URL', () => {
    expect(identify([undefined, 'acme', '', 'https://acme.auth0.com/'])?.id).toBe('auth0');
  });
});

describe('the product that the client uses', () => {
  it('is recognised by the discovery document of a custom host', () => {
    expect(
      identifyIn(
        given(atUnknown, publishes({ mfa_challenge_endpoint: 'https://login.acme.example/mfa/challenge' })),
      )?.id,
    ).toBe('auth0');
  });
  it('is recognised by the issuer when the token endpoint is on another host', () => {
    const evidence = given(
      atUnknown,
      provider({ issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3' }),
      (e) => ({
        ...e,
        token: { ...e.token, jwt: { status: 'missing', because: 'no token' } },
      }),
    );
    expect(identifyIn(evidence)?.id).toBe('cognito');
  });
  it('is unknown when nothing shows it', () => {
    const evidence = given(atUnknown, withoutApiKey, (e) => ({
      ...e,
      token: { ...e.token, jwt: { status: 'missing', because: 'no token' } },
    }));
    expect(identifyIn(evidence)).toBeUndefined();
  });
});

const answer = (status: number, error?: TokenError, more: Partial<TokenAnswer> = {}): TokenAnswer => ({
  url: 'https://login.acme.example/token',
  status,
  headers: {},
  mediaType: 'application/json',
  bytes: 80,
  receivedAt: NOW,
  tookMs: 30,
  form: 'json',
  clientAuth: 'client_secret_post',
  sent: ['grant_type'],
  members: ['error'],
  ...(error === undefined ? {} : { error }),
  ...more,
});
describe('the meaning of a refusal', () => {
  const meant = (...args: Parameters<typeof answer>) => tokenRefusal(answer(...args), undefined)?.cause;

  it('follows a message that only one product uses, from any server', () => {
    expect(
      meant(403, { error: 'access_denied', description: 'Service not enabled within domain: https://x' }),
    ).toBe('token/audience-unknown');
    expect(
      meant(401, { error: 'invalid_client', description: 'AADSTS7000222: expired', codes: [7_000_222] }),
    ).toBe('token/secret-expired');
  });
  it('is about the credentials for 401, from any server and with any error code', () => {
    const unauthorized = { error: 'access_denied', description: 'Unauthorized' };
    expect(meant(401, unauthorized)).toBe('token/wrong-secret');
    expect(meant(403, unauthorized)).toBe('token/policy-denied');
  });
  it.each([
    [400, 'invalid_request', 'token/refused'],
    [401, 'invalid_client', 'token/wrong-secret'],
    [400, 'unauthorized_client', 'token/grant-not-enabled'],
    [400, 'unsupported_grant_type', 'token/grant-not-enabled'],
    [400, 'invalid_scope', 'token/scope-missing'],
    [400, 'invalid_target', 'token/audience-unknown'],
    [503, 'temporarily_unavailable', 'token/transient-5xx'],
    [429, 'slow_down', 'token/rate-limited'],
  ] as const)('falls back to RFC 6749: %i %s is %s', (status, error, cause) => {
    expect(meant(status, { error })).toBe(cause);
  });
  it('is invalid_client for a bare 401', () => {
    expect(tokenRefusal(answer(401, undefined, { form: 'empty', members: [] }), undefined)?.cause).toBe(
      'token/wrong-secret',
    );
  });
  it('is not a wrong secret for a client that sent none', () => {
    const refusal = answer(401, { error: 'invalid_client' }, { clientAuth: 'tls_client_auth' });
    expect(tokenRefusal(refusal, undefined)?.cause).toBe('token/auth-method-mismatch');
  });
  it('is undefined when the answer is not a refusal', () => {
    expect(meant(200, { error: 'invalid_client' })).toBeUndefined();
    expect(tokenRefusal(answer(502, undefined, { form: 'html' }), undefined)).toBeUndefined();
    expect(tokenRefusal(answer(302, undefined, { form: 'empty' }), undefined)).toBeUndefined();
  });
});

describe('client ids', () => {
  it.each([
    ['auth0', 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ'],
    ['okta', '0oa8xq2hm1vKz9LQp5d7'],
    ['entra', '1f6e2b7c-9a40-4d38-8e55-6b0c3f2d7a91'],
    ['cognito', '5k2v8t0r1q7m3n9p4s6u8w0y2z'],
    ['google', '114209876543210987654'],
  ])('%s: %s looks like one', (id, clientId) => {
    expect(identityProviders.find((each) => each.id === id)?.clientId?.pattern.test(clientId)).toBe(true);
  });
});

describe('what a refusal proves', () => {
  const rules = identityProviders.flatMap(({ id, refusals = [] }) =>
    refusals.map((rule) => ({ id, ...rule })),
  );

  it('is one cause: an answer that fits others too is not certain', () => {
    expect(rules.filter(({ certain, also, vague }) => certain && (also ?? vague) !== undefined)).toEqual([]);
  });

  it.each([
    ['https://acme.eu.auth0.com/oauth/token', 401, 'access_denied', 'Unauthorized'],
    ['https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token', 400, 'invalid_client', undefined],
  ])('leaves open for %s whether the id or the secret is wrong', (url, status, error, description) => {
    const refusal = answer(status, { error, ...(description !== undefined && { description }) }, { url });
    const meaning = tokenRefusal(refusal, identify([url]));
    expect(meaning).toMatchObject({ certain: false, vague: true });
    expect(meaning?.also).toContain('token/unknown-client');
  });
});
