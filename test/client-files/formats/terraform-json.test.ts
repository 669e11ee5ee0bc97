import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/text/problem.ts';
import { read } from './_read-file.ts';

const OKTA = {
  providerId: 'op-a1b2',
  providerIssuer: 'https://acme.okta.com/oauth2/default',
  providerJwksUri: 'https://acme.okta.com/oauth2/default/v1/keys',
} as const;

const state = (...resources: readonly object[]): string =>
  JSON.stringify({ version: 4, terraform_version: '1.5.7', resources });
const pool = (id: string): object => ({
  type: 'confluent_identity_pool',
  instances: [{ attributes: { id, filter: 'true', identity_claim: 'claims.sub' } }],
});

describe("Terraform's JSON about Confluent Cloud", () => {
  it('is a state, with modules, and with one provider created here and looked up there', () => {
    const { settings, places, format } = read('terraform-json/show.json');
    expect(settings).toEqual({
      ...OKTA,
      poolFilter: 'claims.aud == "confluent" && claims.cid == "0oa8fGh2KlMn3Pq4R5d7"',
      poolIdentityClaim: 'claims.sub',
    });
    expect(places).toMatchObject({ providerIssuer: '17:24', poolFilter: '40:28' });
    expect(format).toBe('Terraform state or plan of Confluent Cloud');
  });

  it('is a state file', () => {
    const { settings, places } = read('terraform-json/terraform.tfstate');
    expect(settings).toEqual({
      providerId: 'op-e1n2',
      providerIssuer: 'https://login.microsoftonline.com/7d0f6e2a-1f5e-4c39-9c1b-3f1f5a8f0a11/v2.0',
      providerJwksUri: 'https://login.microsoftonline.com/common/discovery/v2.0/keys',
    });
    expect(places).toMatchObject({ providerId: '25:20' });
  });

  it('is a plan, of which the planned values count', () => {
    expect(read('terraform-json/plan.json').settings).toEqual({
      providerId: 'op-a1b2',
      poolFilter: 'claims.aud == "billing"',
      poolIdentityClaim: 'claims.azp',
    });
  });

  it("must show which of several pools is the client's", () => {
    expect(() => read('x.tfstate', state(pool('pool-1'), pool('pool-2')))).toThrow(UsageError);
    expect(read('x.tfstate', state(pool('pool-1'), pool('pool-1'))).settings).toHaveProperty(
      'poolFilter',
      'true',
    );
  });

  it('is not another state, and not other JSON with such a resource', () => {
    expect(() => read('x.json', state({ type: 'aws_instance', instances: [] }))).toThrow(
      /no Kafka client configuration/,
    );
    expect(() => read('x.json', JSON.stringify({ resources: [pool('pool-1')] }))).toThrow(
      /no Kafka client configuration/,
    );
  });
});
