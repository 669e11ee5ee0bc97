import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksElsewhere, isOneEdit, issuerDifference } from '../../src/idp/issuer-difference.ts';

const TENANT = '8b87af7d-8647-4dc7-8df4-5f69a2011bb5';

describe('issuerDifference', () => {
  it.each([
    ['none', 'https://acme.auth0.com/', 'https://acme.auth0.com/'],
    ['whitespace', 'https://acme.auth0.com/', ' https://acme.auth0.com/\n'],
    ['whitespace', 'https://acme.auth0.com/', 'https://acme.auth0.com\u200b/'],
    ['trailing-slash', 'https://acme.auth0.com/', 'https://acme.auth0.com'],
    ['scheme', 'http://sso.acme.example/realms/a', 'https://sso.acme.example/realms/a'],
    ['scheme', 'accounts.google.com', 'https://accounts.google.com'],
    ['scheme', 'http://sso.acme.example/realms/a', 'https://sso.acme.example/realms/a/'],
    ['scheme', 'http://sso.acme.example:80/realms/a', 'https://sso.acme.example/realms/a'],
    ['case', 'https://sso.acme.example/realms/Kafka', 'https://sso.acme.example/realms/kafka'],
    ['case', 'HTTPS://acme.auth0.com/', 'https://acme.auth0.com/'],
    ['port', 'https://sso.acme.example:8443/realms/a', 'https://sso.acme.example/realms/a'],
    ['port', 'https://sso.acme.example:443', 'https://sso.acme.example'],
    ['port', 'https://sso.acme.example:443', 'https://sso.acme.example/'],
    ['keycloak-auth-prefix', 'https://sso.acme.example/auth/realms/a', 'https://sso.acme.example/realms/a'],
    ['entra-v1-v2', `https://sts.windows.net/${TENANT}/`, `https://login.microsoftonline.com/${TENANT}/v2.0`],
    [
      'entra-v1-v2',
      `https://sts.windows.net/${TENANT}/`,
      `https://login.microsoftonline.com/${TENANT.toUpperCase()}/v2.0`,
    ],
    [
      'entra-v1-v2',
      `https://login.microsoftonline.com/${TENANT}/`,
      `https://login.microsoftonline.com/${TENANT}/v2.0`,
    ],
    [
      'template',
      `https://login.microsoftonline.com/${TENANT}/v2.0`,
      'https://login.microsoftonline.com/{tenantid}/v2.0',
    ],
    ['template', `https://sts.windows.net/${TENANT}/`, 'https://login.microsoftonline.com/{tenantid}/v2.0'],
    ['okta-org-vs-custom', 'https://acme.okta.com', 'https://acme.okta.com/oauth2/default'],
    ['okta-server-id', 'https://acme.okta.com/oauth2/default', 'https://acme.okta.com/oauth2/aus1a2b3c'],
    [
      'cognito-domain',
      'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A',
      'https://acme.auth.eu-west-1.amazoncognito.com',
    ],
    ['internal-hostname', 'http://keycloak:8080/realms/a', 'https://sso.acme.example/realms/a'],
    [
      'internal-hostname',
      'https://keycloak.iam.svc.cluster.local/realms/a',
      'https://sso.acme.example/realms/a',
    ],
    ['custom-domain', 'https://login.acme.example/', 'https://acme.auth0.com/'],
    ['custom-domain', 'https://login.acme.example/oauth2/default', 'https://acme.okta.com/oauth2/default'],
    ['typo', 'https://sso.acme.example/realms/a%2Fb', 'https://sso.acme.example/realms/a/b'],
    ['typo', 'https://sso.acme.example/realms/a%20b', 'https://sso.acme.example/realms/a b'],
    ['typo', 'https://sso.acme.example/realms/a%2fb', 'https://sso.acme.example/realms/a%2Fb'],
    ['typo', 'https://sso.acme.example/realms/a%252Fb', 'https://sso.acme.example/realms/a%2Fb'],
    ['typo', 'https://sso.acme.example/realms/%C3%BCber', 'https://sso.acme.example/realms/\u00FCber'],
    ['typo', 'https://sso.acme.example/%7Ekafka/', 'https://sso.acme.example/~kafka'],
    ['typo', 'https://acme.auth0.com/', 'https://acmee.auth0.com/'],
    ['typo', 'https://acme.okta.com/oauth2/aus1a2b3c', 'https://acme.okta.com/oauth2/aus1aa2b3c'],
    ['typo', 'https://acme.okta.com/oauth2/aus1a2b3c', 'https://acme.okta.com/oauth2/aus1a2b3'],
    ['typo', 'https://acme.okta.com/oauth2/default', 'https://acme.okta.com/oauth2/defualt'],
    ['typo', 'https://acme.auth0.com/', 'https://amce.auth0.com/'],
    ['other-tenant', 'https://acme-dev.auth0.com/', 'https://acme.auth0.com/'],
    ['other-tenant', 'https://acme.okta.com/oauth2/default', 'https://acme.oktapreview.com/oauth2/default'],
    ['other-tenant', 'https://sso.acme.example/realms/payments', 'https://sso.acme.example/realms/kafka'],
    [
      'other-tenant',
      `https://login.microsoftonline.com/${TENANT}/v2.0`,
      'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0',
    ],
    ['typo', 'https://xn--bcher-kva.example/realms/a', 'https://b\u00FCcher.example/realms/a'],
    ['document', 'https://acme.auth0.com/', 'https://acme.auth0.com/.well-known/openid-configuration'],
    ['document', 'https://acme.auth0.com/', 'https://acme.auth0.com/oauth/token'],
    ['document', 'https://acme.auth0.com/', 'https://acme.auth0.com/.well-known/jwks.json'],
    [
      'document',
      'https://sso.acme.example/realms/kafka',
      'https://sso.acme.example/realms/kafka/protocol/openid-connect/certs',
    ],
    [
      'document',
      'https://acme.okta.com/oauth2/default',
      'https://acme.okta.com/.well-known/oauth-authorization-server/oauth2/default',
    ],
    ['document', 'https://acme.okta.com/oauth2/default', 'https://acme.okta.com/oauth2/default/v1/keys'],
    [
      'document',
      `https://login.microsoftonline.com/${TENANT}/v2.0`,
      `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
    ],
    ['okta-org-vs-custom', 'https://acme.okta.com/', 'https://acme.okta.com/oauth2/aus1a2b3c'],
    ['other-tenant', 'https://sso.acme.example/realms/a', 'https://sso.acme.example/realms/a/b'],
    ['other-tenant', 'not a url', 'https://acme.auth0.com/'],
  ] as const)('is %s between %s and %s', (kind, one, other) => {
    expect(issuerDifference(one, other)).toBe(kind);
  });

  const host = fc.constantFrom(
    'acme.auth0.com',
    'acme-dev.auth0.com',
    'sso.acme.example',
    'login.acme.example',
    'keycloak',
    'acme.okta.com',
    'login.microsoftonline.com',
    'sts.windows.net',
    'acme.auth.eu-west-1.amazoncognito.com',
    'cognito-idp.eu-west-1.amazonaws.com',
  );
  const path = fc.constantFrom(
    '',
    '/oauth2/default',
    '/oauth2/aus1',
    '/realms/kafka',
    '/realms/Kafka',
    `/${TENANT}`,
    `/${TENANT}/v2.0`,
    '/{tenantid}/v2.0',
    '/eu-west-1_A',
  );
  const issuer = fc
    .record({
      scheme: fc.constantFrom('https://', 'http://', ''),
      host,
      port: fc.constantFrom('', ':443', ':8443'),
      prefix: fc.constantFrom('', '/auth'),
      path,
      slash: fc.constantFrom('', '/'),
      blank: fc.constantFrom('', ' ', '\n'),
    })
    .map(
      (each) => `${each.scheme}${each.host}${each.port}${each.prefix}${each.path}${each.slash}${each.blank}`,
    );
  const text = fc.oneof(issuer, fc.string());

  it('is the same in either order', () => {
    fc.assert(
      fc.property(text, text, (a, b) => issuerDifference(a, b) === issuerDifference(b, a)),
      { numRuns: 2_000 },
    );
  });

  it('is none only for equal issuers', () => {
    fc.assert(
      fc.property(text, text, (a, b) => (issuerDifference(a, b) === 'none') === (a === b)),
      { numRuns: 2_000 },
    );
    fc.assert(fc.property(text, (a) => issuerDifference(a, a) === 'none'));
  });

  it('names the single change', () => {
    const plain = fc.constantFrom(
      'https://sso.acme.example/realms/kafka',
      'https://acme.okta.com/oauth2/default',
      `https://login.microsoftonline.com/${TENANT}/v2.0`,
    );
    const changes = fc.constantFrom(
      ...([
        ['trailing-slash', (t: string) => `${t}/`],
        ['scheme', (t: string) => t.replace('https', 'http')],
        ['case', (t: string) => t.toUpperCase().replace('HTTPS', 'https')],
        ['port', (t: string) => t.replace(/^(https:..[^/]+)/, '$1:8443')],
        ['whitespace', (t: string) => `${t} `],
      ] as const),
    );
    fc.assert(
      fc.property(plain, changes, (one, [kind, change]) => issuerDifference(one, change(one)) === kind),
    );
  });

  it('sees one edit as one edit', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (from, at, letter) => {
          const index = at % from.length;
          const to = from.slice(0, index) + letter + from.slice(index + 1);
          return to === from || isOneEdit(from, to);
        },
      ),
    );
  });
});

describe('asksElsewhere', () => {
  const registered = 'https://acme.auth0.com/';
  it("is true when the token endpoint is at another issuer's host", () => {
    expect(
      asksElsewhere('https://acme-dev.auth0.com/oauth/token', 'https://acme-dev.auth0.com/', registered),
    ).toBe(true);
  });
  it('is false when the host is the registered one', () => {
    expect(
      asksElsewhere(
        'https://sso.example/realms/a/token',
        'https://sso.example/realms/a',
        'https://sso.example/realms/b',
      ),
    ).toBe(false);
  });
  it('is false when the token endpoint does not reveal the issuer', () => {
    expect(asksElsewhere('https://gateway.example/token', 'https://acme-dev.auth0.com/', registered)).toBe(
      false,
    );
  });
});
