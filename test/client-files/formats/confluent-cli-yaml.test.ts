import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/text/problem.ts';
import { read } from './_read-file.ts';

const TITLE = "Confluent CLI's output of an identity provider or pool in YAML";

describe("Confluent CLI's output in YAML", () => {
  it('describes a provider', () => {
    const { settings, places, format } = read('confluent-cli-yaml/provider-describe.yaml');
    expect(settings).toEqual({
      providerId: 'op-a1b2',
      providerIssuer: 'https://acme.okta.com/oauth2/default',
      providerJwksUri: 'https://acme.okta.com/oauth2/default/v1/keys',
    });
    expect(places).toEqual({ providerId: '1:5', providerIssuer: '5:13', providerJwksUri: '6:11' });
    expect(format).toBe(TITLE);
  });

  it('lists the only pool, whose id is not what a client sends', () => {
    const { settings, places } = read('confluent-cli-yaml/pool-list.yaml');
    expect(settings).toEqual({
      poolFilter: 'claims.aud == "confluent" && claims.cid == "0oa8fGh2KlMn3Pq4R5d7"',
      poolIdentityClaim: 'claims.sub',
    });
    expect(places).toEqual({ poolFilter: '5:11', poolIdentityClaim: '4:19' });
  });

  it('describes both', () => {
    const { settings, places } = read('confluent-cli-yaml/both.yaml');
    expect(settings).toEqual({
      providerId: 'op-a1b2',
      providerIssuer: 'https://login.microsoftonline.com/7d0f6e2a-1f5e-4c39-9c1b-3f1f5a8f0a11/v2.0',
      providerJwksUri: 'https://login.microsoftonline.com/common/discovery/v2.0/keys',
      poolFilter: 'claims.aud=="api://confluent"',
      poolIdentityClaim: 'claims.azp',
    });
    expect(places).toMatchObject({ providerIssuer: '6:13', poolFilter: '13:10' });
  });

  it.each(['x', 'provider.txt'])('is recognised by its beginning: %s', (name) => {
    const text = 'id: op-1\nissuer_uri: https://a.example\njwks_uri: https://a.example/keys\n';
    expect(read(name, text)).toMatchObject({ format: TITLE, settings: { providerId: 'op-1' } });
  });

  it('must be about one pool, and about nothing else', () => {
    const pool = '- {id: pool-1, identity_claim: claims.sub, filter: "true"}\n';
    expect(() => read('x.yaml', pool + pool)).toThrow(
      new UsageError([
        'x.yaml:2:3: is one of 2 identity pools; give a file with only the one that the client uses',
      ]),
    );
    expect(() => read('x.yaml', 'id: sa-1\nname: me\n')).toThrow(/no Kafka client configuration/);
  });
});
