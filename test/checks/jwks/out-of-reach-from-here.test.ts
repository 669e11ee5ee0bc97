import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { failed, type Stage } from '../../../src/evidence/observation.ts';
import { given, JWKS_URI, NOW, type Change } from '../../casebook.ts';

const jwksFails =
  (stage: Stage, code: string): Change =>
  (e) => {
    const failure = failed({ stage, code, message: `${code} at ${JWKS_URI}` }, JWKS_URI, NOW);
    return { ...e, jwks: { byProvider: failure, byDiscovery: failure } };
  };

const spoken = (change: Change): readonly string[] => diagnose(given(change)).notices.map(({ id }) => id);

describe('a jwks_uri that this machine cannot reach, while the broker admits the client', () => {
  it.each([
    ['a firewall that refuses', 'tcp', 'ECONNREFUSED'],
    ['a firewall that drops', 'tcp', 'ETIMEDOUT'],
    ['a proxy that does not let through', 'proxy', 'PROXY_REFUSED'],
    ['a run that was over', 'deadline', 'DEADLINE'],
    ['an address that the doctor does not go to', 'refused-by-us', 'PRIVATE_ADDRESS'],
  ] as const)('%s says nothing about Confluent', (_, stage, code) => {
    const { verdict, rootCauses } = diagnose(given(jwksFails(stage, code)));
    expect([verdict, rootCauses, spoken(jwksFails(stage, code))]).toEqual(['healthy', [], []]);
  });

  it.each([
    ['a name that does not exist', 'dns', 'ENOTFOUND'],
    ['a certificate that has expired', 'tls', 'CERT_HAS_EXPIRED'],
  ] as const)('%s applies to Confluent too', (_, stage, code) => {
    expect(spoken(jwksFails(stage, code))).toEqual(['jwks/http-error']);
  });
});
