import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { ClientFacts } from '../../../src/evidence/client.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';
import type { TokenAnswer } from '../../../src/evidence/token.ts';
import { NOW, claims, client, given, type Change } from '../../casebook.ts';
import { publishes, without } from '../../causes/token/_answers.ts';

const SECONDS = NOW / 1000;

const answer =
  (patch: Partial<TokenAnswer>): Change =>
  (e) => ({
    ...e,
    token: { ...e.token, answer: mapObserved(e.token.answer, (seen) => ({ ...seen, ...patch })) },
  });

const withoutMember =
  (name: 'expiresIn' | 'tokenType'): Change =>
  (e) => ({
    ...e,
    token: { ...e.token, answer: mapObserved(e.token.answer, (seen) => without(seen, name)) },
  });

const lives = (seconds: number): Change => claims({ iat: SECONDS, exp: SECONDS + seconds });

const secret =
  (patch: Partial<NonNullable<ClientFacts['clientSecret']>>): Change =>
  (e) =>
    client({ clientSecret: { ...e.client.clientSecret!, ...patch } })(e);

/**
 * Odd answers that conform to the standard or the vendor's documentation: no cause, and no notice of the token gate.
 */
const HEALTHY_ANSWERS: readonly (readonly [string, readonly Change[]])[] = [
  ['a lifetime of 24 hours (Auth0)', [lives(86_400)]],
  ['a lifetime of five minutes (Keycloak)', [lives(300)]],
  ['a lifetime of 73 minutes (Entra ID)', [lives(4380)]],
  ['expires_in that differs from exp minus iat by some seconds', [lives(3603), answer({ expiresIn: 3600 })]],
  ['no expires_in', [withoutMember('expiresIn')]],
  [
    'no refresh_token (RFC 6749 section 4.4.3)',
    [answer({ members: ['access_token', 'expires_in', 'token_type'] })],
  ],
  ['token_type in lower case', [answer({ tokenType: 'bearer' })]],
  ['no token_type', [withoutMember('tokenType')]],
  [
    'a granted scope narrower than asked',
    [client({ scope: 'orders:read orders:write' }), answer({ scope: 'orders:read' })],
  ],
  [
    'a granted scope wider than asked',
    [client({ scope: 'orders:read' }), answer({ scope: 'orders:read orders:write' })],
  ],
  [
    'a method that the discovery document does not list',
    [publishes({ token_endpoint_auth_methods_supported: ['private_key_jwt'] })],
  ],
  [
    'a scope that the discovery document does not list',
    [client({ scope: 'kafka' }), publishes({ scopes_supported: ['openid'] })],
  ],
  ['Cache-Control: no-store', [answer({ headers: { 'cache-control': 'no-store', pragma: 'no-cache' } })]],
  ['status 201 with a token', [answer({ status: 201 })]],
  [
    'a secret of unreserved characters',
    [secret({ needsEncoding: false }), client({ clientAuth: 'client_secret_basic' })],
  ],
];

describe('odd but healthy answers', () => {
  it.each(HEALTHY_ANSWERS)('%s', (_, changes) => {
    const { verdict, rootCauses, notices } = diagnose(given(...changes));
    expect(rootCauses).toEqual([]);
    expect(verdict).toBe('healthy');
    expect(notices.filter(({ id }) => id.startsWith('token/'))).toEqual([]);
  });

  it.each([
    ['Cognito', 'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token'],
    ['Google', 'https://oauth2.googleapis.com/token'],
    ['a custom domain', 'https://login.acme.example/oauth/token'],
  ])('a token endpoint on another host than the issuer: %s', (_, tokenEndpoint) => {
    const { rootCauses } = diagnose(given(client({ tokenEndpoint }), answer({ url: tokenEndpoint })));
    expect(rootCauses).toEqual([]);
  });
});
