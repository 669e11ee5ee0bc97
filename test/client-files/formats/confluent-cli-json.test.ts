import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/text/problem.ts';
import { read } from './_read-file.ts';

describe("Confluent CLI's output", () => {
  it('describes an identity provider', () => {
    const { settings, places, ...rest } = read('confluent-cli-json/provider-describe.json');
    expect(settings).toEqual({
      providerId: 'op-a1b2',
      providerIssuer: 'https://acme.okta.com/oauth2/default',
      providerJwksUri: 'https://acme.okta.com/oauth2/default/v1/keys',
    });
    expect(places).toEqual({ providerId: '2:10', providerIssuer: '6:18', providerJwksUri: '7:16' });
    expect(rest).toEqual({
      format: "Confluent CLI's output of an identity provider or pool",
      oddities: [],
      elsewhere: [],
    });
  });

  it('describes the only identity pool of a list, without claiming that the client names it', () => {
    const { settings, places } = read('confluent-cli-json/pool-list.json');
    expect(settings).toEqual({
      poolFilter: 'claims.aud == "confluent" && claims.group != "invalid_group"',
      poolIdentityClaim: 'claims.sub',
    });
    expect(places).toEqual({ poolFilter: '7:16', poolIdentityClaim: '6:24' });
  });

  it("includes the REST API's answer about a provider, with the keys that Confluent has", () => {
    const { settings, places } = read('confluent-cli-json/rest-providers.json');
    expect(settings).toEqual({
      providerId: 'op-a1b2',
      providerIssuer: 'https://acme.auth0.com/',
      providerJwksUri: 'https://acme.auth0.com/.well-known/jwks.json',
      providerKeys: 'key-1,key-2',
    });
    expect(places).toMatchObject({ providerIssuer: '14:18', providerKeys: '17:19' });
  });

  it("includes the REST API's answer about a pool", () => {
    const { settings, places } = read('confluent-cli-json/rest-pool.json');
    expect(settings).toEqual({
      poolFilter: 'claims.sub in ["orders", "billing"]',
      poolIdentityClaim: 'claims.azp',
    });
    expect(places).toEqual({ poolFilter: '8:14', poolIdentityClaim: '7:22' });
  });

  it('says that Confluent holds no key', () => {
    const text = JSON.stringify({
      kind: 'IdentityProvider',
      issuer: 'https://a/',
      jwks_uri: 'https://a/k',
      keys: [],
    });
    expect(read('x.json', text).settings['providerKeys']).toBe('');
  });

  it.each([
    [
      'providers',
      '[{"id": "op-1", "issuer_uri": "a", "jwks_uri": "b"},\n {"id": "op-2", "issuer_uri": "c", "jwks_uri": "d"}]',
      'x.json:2:2: is one of 2 identity providers; give a file with only the one that the client uses',
    ],
    [
      'pools',
      '[{"filter": "true", "identity_claim": "b"},\n {"filter": "false", "identity_claim": "d"}]',
      'x.json:2:2: is one of 2 identity pools; give a file with only the one that the client uses',
    ],
  ])('is rejected when it has several %s', (_, text, line) => {
    expect(() => read('x.json', text)).toThrow(new UsageError([line]));
  });

  it('is not a discovery document, which comes from the identity provider', () => {
    const text = JSON.stringify({
      issuer: 'https://a/',
      jwks_uri: 'https://a/k',
      token_endpoint: 'https://a/t',
    });
    expect(() => read('x.json', text)).toThrow(/identity provider's discovery document/);
  });
});
