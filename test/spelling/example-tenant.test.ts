import { describe, expect, it } from 'vitest';
import { isExampleTenant } from '../../src/spelling/example-tenant.ts';
import { unlikeIdAt } from '../../src/idp/client-id.ts';

const ENTRA = (tenant: string): string => `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;

describe('the tenant of an example', () => {
  it.each([
    'https://acme.eu.auth0.com/oauth/token',
    'https://dev-123456.okta.com/oauth2/default/v1/token',
    'https://your-tenant.auth0.com/oauth/token',
    ENTRA('contoso.onmicrosoft.com'),
    ENTRA('11111111-2222-4333-8444-555555555555'),
    ENTRA('00000000-0000-0000-0000-000000000000'),
    ENTRA('12345678-1234-1234-1234-123456789012'),
  ])('%s', (url) => expect(isExampleTenant(url)).toBe(true));
  it.each([
    'https://orders-prod.eu.auth0.com/oauth/token',
    'https://dev-40219873.okta.com/oauth2/default/v1/token',
    ENTRA('8f1d4f3a-2b1c-4d5e-9f60-7a8b9c0d1e2f'),
    ENTRA('nordwind.onmicrosoft.com'),
    'not a url',
  ])('%s is none', (url) => expect(isExampleTenant(url)).toBe(false));
});

describe('an id that a product does not generate', () => {
  it.each([
    ['Okta, where it may be chosen', 'https://nordwind.okta.com/oauth2/default/v1/token', 'orders', false],
    ['Auth0, which generates all', 'https://nordwind.eu.auth0.com/oauth/token', 'orders', true],
    ['Auth0, in an example', 'https://acme.eu.auth0.com/oauth/token', 'vector-app', false],
    ['Entra ID', ENTRA('8f1d4f3a-2b1c-4d5e-9f60-7a8b9c0d1e2f'), 'orders', true],
  ])('at %s', (_, url, id, isImpossible) => expect(unlikeIdAt(url, id)).toMatchObject({ isImpossible }));
  it('has the form of Auth0, also with a hyphen and an underscore', () =>
    expect(
      unlikeIdAt('https://nordwind.eu.auth0.com/oauth/token', 'z_bsCkQE3G9H6aBA-QXzTc3vC6ViMPrC'),
    ).toBeUndefined());
});
