import { describe, expect, it } from 'vitest';
import type { IdentityProvider } from '../../src/idp/define.ts';
import { identityProviders } from '../../src/idp/registry.generated.ts';
import { jwksUriIn, placesFromTarget, placesOf, probeDiscovery } from '../../src/probes/discovery.ts';
import { jwksProbe, NO_DOCUMENT } from '../../src/probes/jwks.ts';
import { clientOf, httpServer, targetOf } from './_servers.ts';

describe('the places of an issuer', () => {
  it.each([
    ['https://a.example', 'https://a.example/.well-known/openid-configuration', undefined],
    ['https://a.example/', 'https://a.example/.well-known/openid-configuration', undefined],
    [
      'https://a.example:8443/realms/x/',
      'https://a.example:8443/realms/x/.well-known/openid-configuration',
      'https://a.example:8443/.well-known/oauth-authorization-server/realms/x',
    ],
  ])('%s', (issuer, appended, inserted) => {
    expect(placesOf(issuer, 'named')).toEqual({
      appended,
      purpose: 'named',
      ...(inserted === undefined ? {} : { inserted }),
    });
  });

  it.each(['', 'a.example', 'urn:issuer'])('of %j do not exist', (issuer) =>
    expect(placesOf(issuer, 'named')).toBeUndefined(),
  );
});

describe('where a target says to look', () => {
  const someIdp: IdentityProvider = {
    id: 'okta',
    name: 'Some',
    owns: ({ hostname }) => hostname === 'idp.example',
    issuerOf: ({ origin }) => `${origin}/oauth2/default`,
  };
  const tokenEndpoint = 'https://idp.example/oauth2/default/v1/token';
  const console = { issuer: 'https://elsewhere.example/' };

  it.each([
    [
      '--discovery-url, as it stands',
      { discoveryUrl: 'https://x.example/y', tokenEndpoint, console },
      'https://x.example/y',
    ],
    [
      "the token endpoint's issuer, for it is the other side of the matter",
      { tokenEndpoint, console },
      'https://idp.example/oauth2/default/.well-known/openid-configuration',
    ],
    [
      'the issuer off the console',
      { tokenEndpoint: 'https://unknown.example/t', console },
      'https://elsewhere.example/.well-known/openid-configuration',
    ],
  ])('%s', (_what, patch, appended) => {
    expect(placesFromTarget(targetOf(patch), [someIdp])?.appended).toBe(appended);
  });

  it('is unknown without any of these, or with an unknown product', () => {
    expect(placesFromTarget(targetOf({ tokenEndpoint }), [])).toBeUndefined();
    expect(placesFromTarget(targetOf(), identityProviders)).toBeUndefined();
  });
});

describe('both well-known locations', () => {
  it('are requested at the same time, and either can return the document', async () => {
    const served = await httpServer(({ url }) =>
      url.startsWith('/.well-known/oauth-authorization-server')
        ? { body: { jwks_uri: 'https://k.example/' } }
        : { status: 404, body: 'no' },
    );
    const seen = await probeDiscovery(placesOf(`${served.url}/as`, 'named')!, await clientOf());
    expect(seen).toMatchObject({
      appended: { value: { status: 404 } },
      inserted: { value: { status: 200, form: 'json' } },
    });
    expect(jwksUriIn(seen)).toBe('https://k.example/');
    expect(served.requests.map(({ url }) => url).sort()).toEqual([
      '/.well-known/oauth-authorization-server/as',
      '/as/.well-known/openid-configuration',
    ]);
  });
});

describe('key sets', () => {
  it('are fetched once each', async () => {
    const served = await httpServer(() => ({ body: { keys: [] } }));
    const keySets = jwksProbe({ http: await clientOf(), span: (_name, work) => work() });
    const [one, other] = await Promise.all([
      keySets.at(`${served.url}/jwks`, NO_DOCUMENT),
      keySets.at(`${served.url}/jwks`, NO_DOCUMENT),
    ]);
    expect(one).toBe(other);
    expect(served.requests).toHaveLength(1);
    expect(await keySets.at(undefined, NO_DOCUMENT)).toBe(NO_DOCUMENT);
  });
});
