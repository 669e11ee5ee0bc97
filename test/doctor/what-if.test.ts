import { describe, expect, it } from 'vitest';
import { parseWhatIf, whatWouldBe } from '../../src/doctor/what-if.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { brokerRefuses, given, provider, withoutApiKey } from '../given.ts';

const would = (evidence: Evidence, ...asked: readonly string[]) => {
  const { diagnosis } = whatWouldBe(evidence, asked.map(parseWhatIf));
  return { ...diagnosis, named: diagnosis.rootCauses.map(({ suspect }) => suspect.cause.id) };
};

describe('what if', () => {
  it.each([
    ['provider.issuer=https://acme.auth0.com', 'jwt/iss-trailing-slash'],
    ['provider.keys=some-other-key', 'jwks/kid-not-in-confluent-cache'],
    ['key-rotation', 'jwks/kid-not-in-confluent-cache'],
    ['pool.filter=claims.aud == "https://kafka.acme.test"', 'jwt/aud-wrong'],
    ['pool.filter=claims.aud == ', 'pool/filter-syntax'],
    ['pool.identityClaim=claims.email', 'jwt/identity-claim-missing'],
    ['token.aud=["https://other.example"]', 'jwt/aud-wrong'],
    ['client.poolId=pool-nobody', 'pool/id-unknown'],
  ])('%s: %s', (asked, cause) => {
    expect(would(given(), asked).named).toEqual([cause]);
  });

  it('a harmless change is predicted to pass, although it was not tried', () => {
    const { verdict, model } = would(given(), 'pool.filter=claims.sub == claims.sub && has(claims.aud)');
    expect([verdict, model.observed]).toEqual(['healthy', null]);
  });

  it('a plan that fixes the fault is predicted to pass: the refusal was about the actual evidence', () => {
    const broken = given(provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses());
    expect(would(broken, 'provider.issuer=https://acme.auth0.com/').verdict).toBe('healthy');
  });

  it('two changes are one plan', () => {
    const named = would(
      given(),
      'provider.issuer=https://acme.auth0.com',
      'pool.filter=claims.aud == "x"',
    ).named;
    expect(named).toHaveLength(2);
  });

  it('predicts nothing while something that Confluent checks is unknown', () => {
    expect(would(given(withoutApiKey), 'client.logicalCluster=lkc-orders1').verdict).toBe('inconclusive');
  });

  it('predicts nothing for a filter that is not evaluated here', () => {
    const evil = 'pool.filter=claims.roles.all(a, claims.roles.exists(b, a == b))';
    expect(would(given(), evil).verdict).toBe('inconclusive');
  });

  it.each([
    ['provider.issuer=x', 'identity provider is not known'],
    ['key-rotation', 'the keys that Confluent has are not known'],
  ])('%s requires what it changes', (asked, why) => {
    expect(() => would(given(withoutApiKey), asked)).toThrow(why);
  });

  it.each([
    ['provider.isuer=x', 'did you mean provider.issuer?'],
    ['pool.filter', 'a value is missing'],
    ['client=ruby', 'unknown client "ruby"'],
    ['', 'unknown change'],
  ])('rejects %j', (asked, why) => {
    expect(() => parseWhatIf(asked)).toThrow(why);
  });
});
