import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/text/problem.ts';
import { read } from './_read-file.ts';

const pool = (name: string, provider = '"op-a1b2"'): string => `resource "confluent_identity_pool" "${name}" {
  identity_provider { id = ${provider} }
  identity_claim = "claims.sub"
  filter = "true"
}
`;

describe('a Terraform configuration', () => {
  it('describes a provider and a pool, without claiming that the client names the pool', () => {
    const { settings, places, oddities } = read('terraform/okta.tf');
    expect(settings).toEqual({
      providerIssuer: 'https://acme.okta.com/oauth2/default',
      providerJwksUri: 'https://acme.okta.com/oauth2/default/v1/keys',
      poolFilter: 'claims.aud == "confluent" && claims.cid in ["0oa8fGh2KlMn3Pq4R5d7"]',
      poolIdentityClaim: 'claims.sub',
    });
    expect(places).toMatchObject({ providerIssuer: '5:19', poolFilter: '16:21' });
    expect(oddities).toEqual([]);
  });

  it("uses the pool's provider of several, and says how Terraform itself signs in", () => {
    const { settings, places } = read('terraform/entra-lookup.tf');
    expect(settings).toEqual({
      providerId: 'op-e1n2',
      tokenEndpoint:
        'https://login.microsoftonline.com/7d0f6e2a-1f5e-4c39-9c1b-3f1f5a8f0a11/oauth2/v2.0/token',
      clientId: '0c1e9b52-77a4-4e3e-9d36-6a0f5a2f5b77',
      scope: 'api://confluent/.default',
      poolId: 'pool-t3rr4',
    });
    expect(places).toMatchObject({ providerId: '27:9', poolId: '22:37' });
  });

  it("writes a client's properties, without Terraform's expressions", () => {
    const { settings, places } = read('terraform/client-properties.tf');
    expect(settings).toEqual({
      client: 'librdkafka',
      providerId: 'op-a1b2',
      poolIdentityClaim: 'claims.sub',
      bootstrapServers: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa8fGh2KlMn3Pq4R5d7',
      logicalCluster: 'lkc-a1b2',
      poolId: 'pool-a1b2',
    });
    expect(places).toMatchObject({ bootstrapServers: '17:23', poolId: '24:72' });
  });

  it('resolves local values, and evaluates no other expression', () => {
    const text = `locals {
  issuer = "https://a.example/"
}
resource "confluent_identity_provider" "a" {
  issuer   = local.issuer
  jwks_uri = "\${local.issuer}keys"
}
`;
    const { settings, places } = read('x.tf', text);
    expect(settings).toEqual({ providerIssuer: 'https://a.example/' });
    expect(places).toEqual({ providerIssuer: '2:13' });
  });

  it('reads a filter over several lines, unless Terraform has to expand it', () => {
    const text = (filter: string): string =>
      `resource "confluent_identity_pool" "a" {\n  identity_claim = "claims.sub"\n  filter = <<-EOT\n    ${filter} &&\n    claims.cid == "b"\n  EOT\n}\n`;
    const { settings, places } = read('x.tf', text('claims.aud == "a"'));
    expect(settings['poolFilter']).toBe('claims.aud == "a" &&\nclaims.cid == "b"\n');
    expect(places['poolFilter']).toBe('4:5');
    expect(read('x.tf', text('claims.aud == "${var.a}"')).settings).not.toHaveProperty('poolFilter');
  });

  it("must show which of several pools is the client's", () => {
    expect(() => read('x.tf', pool('a') + pool('b'))).toThrow(
      new UsageError([
        'x.tf:6:1: is one of 2 identity pools; give a file with only the one that the client uses',
      ]),
    );
  });

  it("reads a client's properties in an object", () => {
    const { settings } = read(
      'x.tf',
      'module "app" {\n  config = {\n    "security.protocol" : "SASL_SSL", "sasl.mechanism" = "OAUTHBEARER"\n    "sasl.oauthbearer.scope" = var.scope\n  }\n}\n',
    );
    expect(settings).toEqual({ client: 'java', securityProtocol: 'SASL_SSL', saslMechanism: 'OAUTHBEARER' });
  });

  it.each([
    ['a text', 'provider "confluent" {\n  a = "x\n}\n', '2:7: not closed; was the file cut off?'],
    ['a block', 'provider "confluent" {\n  a = 1\n', '1:22: not closed; was the file cut off?'],
    ['a list', 'a = [1,\n', '1:5: not closed; was the file cut off?'],
    ['a heredoc', 'a = <<EOT\nx\n', '1:5: not closed; was the file cut off?'],
    ['an expression', 'a = f(1,\n', '1:6: not closed; was the file cut off?'],
    ['a name alone', 'provider\n', '1:9: expected "=" and a value, or "{" and a block'],
    ['nothing of a value', 'a =\nb = 1\n', '1:4: expected a value'],
    ['a strange mark', 'a = 1\n???\n', '2:1: unexpected here; expected a block or an attribute'],
  ])('is rejected with its place when it is broken: %s', (_, text, what) => {
    expect(() => read('x.tf', text)).toThrow(new UsageError([`x.tf:${what}`]));
  });
});
