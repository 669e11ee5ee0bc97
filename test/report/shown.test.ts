import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { buildReport } from '../../src/report/build.ts';
import type { Report } from '../../src/report/report.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { NOW, brokerRefuses, claims, given, pool, provider, withoutApiKey, type Change } from '../given.ts';

const report = (...changes: readonly Change[]): Report => {
  const evidence = given(...changes);
  return buildReport(evidence, diagnose(evidence), { version: '0.0.0', durationMs: 812 });
};

const saying = (about: string, { witnesses = [] }: Report) =>
  Object.fromEntries(
    (witnesses.find((each) => each.about === about)?.say ?? []).map(({ who, values, unknown }) => [
      who,
      values ?? unknown,
    ]),
  );

describe('witnesses', () => {
  it("show each party's value", () => {
    const seen = report(provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses());
    expect(saying('issuer', seen)).toEqual({
      'the token (iss)': ['https://acme.auth0.com/'],
      'the discovery document': ['https://acme.auth0.com/'],
      "Confluent's identity provider": ['https://acme.auth0.com'],
    });
    expect(saying('key id', seen)).toMatchObject({ 'the token (kid)': ['key-1'] });
  });

  it('say why values are unknown', () => {
    expect(saying('issuer', report(withoutApiKey))).toMatchObject({
      "Confluent's identity provider": expect.stringContaining('API key'),
    });
  });

  it.each([
    ['claims.aud == "a"', ['a']],
    ['claims.aud in ["a", "b"]', ['a', 'b']],
    ['"a" in claims.aud && claims.sub == "s"', ['a']],
    ['claims.aud != "a"', ['claims.aud != "a"']],
    ['claims.aud.startsWith("a")', ['claims.aud.startsWith("a")']],
  ])('show which audience the filter %s accepts', (filter, expected) => {
    expect(saying('audience', report(pool({ filter })))["the pool's filter"]).toEqual(expected);
  });
});

describe('the deciding pool', () => {
  it('has its conditions one by one, as the filter needs them', () => {
    const { pool: seen } = report(
      pool({ filter: 'claims.aud == "other" && !(claims.gty == "password")' }),
      brokerRefuses(),
    );
    expect(seen).toMatchObject({
      id: 'pool-orders',
      value: false,
      identityClaim: 'claims.sub',
      conditions: [
        { text: 'claims.aud == "other"', claim: 'aud', holds: false },
        { text: '!(claims.gty == "password")', claim: 'gty', holds: true },
      ],
    });
  });

  it('adds the claims that it reads to the token', () => {
    const { token = [] } = report(
      claims({ department: { name: 'billing' }, jti: 'x' }),
      pool({ filter: 'claims.department.name == "billing"' }),
    );
    const names = token.map(({ name }) => name);
    expect(names).toContain('department');
    expect(names).not.toContain('jti');
  });
});

describe('the time line', () => {
  const iso = (ms: number): string => new Date(ms).toISOString();

  it("has the token's lifetime, all clocks, the keys, the session and the certificates", () => {
    const { timeline } = report();
    const moments = timeline?.moments ?? [];
    expect(moments.filter(({ of }) => of === 'token')).toEqual([
      { of: 'token', label: 'issued (iat)', from: iso(NOW), source: 'the token' },
      {
        of: 'token',
        label: 'valid (iat to exp)',
        from: iso(NOW),
        to: iso(NOW + 86_400_000),
        source: 'the token',
      },
    ]);
    expect(moments.filter(({ of }) => of === 'clock').map(({ label, from }) => [label, from])).toEqual([
      ['this machine', iso(NOW)],
      ['acme.auth0.com', iso(NOW - 300)],
      ['api.confluent.cloud', iso(NOW - 400)],
    ]);
    expect(new Set(moments.map(({ of }) => of))).toEqual(
      new Set(['token', 'clock', 'keys', 'session', 'configuration', 'certificate']),
    );
  });

  it("uses Confluent's clock", () => {
    expect(report().timeline).toMatchObject({
      now: iso(NOW - 400),
      nowSource: 'Date header of api.confluent.cloud',
    });
  });

  it.each([
    ['nbf before iat', { nbf: NOW / 1000 + 60 }, ['issued (iat)', 'valid (nbf to exp)']],
    ['no end', { exp: undefined }, ['issued (iat)']],
    ['an end alone', { iat: undefined }, ['expires (exp)']],
    ['times that are no numbers', { iat: 'x', exp: 'y' }, []],
    ['times that no calendar has', { iat: 1e300, exp: 1e300 }, []],
  ] as const)('of a token with %s', (_name, patch, labels) => {
    const { timeline } = report(claims(patch));
    expect(timeline?.moments.filter(({ of }) => of === 'token').map(({ label }) => label)).toEqual(labels);
  });

  it('has the certificate of a chain that expires first', () => {
    const soon = NOW + 3_600_000;
    const shorter: Change = (e) => {
      const way = e.connections['acme.auth0.com:443']!;
      const [leaf] = way.tls?.value?.chain ?? [];
      const chain = [leaf!, { ...leaf!, subject: 'CN=Intermediate', notAfter: soon }];
      return {
        ...e,
        connections: {
          ...e.connections,
          'acme.auth0.com:443': {
            ...way,
            tls: { ok: true, tookMs: 1, value: { ...(way.tls as any).value, chain } },
          },
        },
      };
    };
    const { timeline } = report(shorter);
    expect(timeline?.moments.find(({ label }) => label.includes('acme.auth0.com:443'))).toMatchObject({
      to: iso(soon),
      source: 'CN=Intermediate',
    });
  });
});

describe('the observations', () => {
  it('are what was observed, and what was not requested', () => {
    const { observations = [] } = report(withoutApiKey);
    expect(observations.find(({ what }) => what === 'discovery document (OpenID Connect)')).toMatchObject({
      status: 'observed',
      text: expect.stringContaining('"jwks_uri": "https://acme.auth0.com/.well-known/jwks.json"'),
    });
    expect(observations.find(({ what }) => what === 'Kafka clusters')).toMatchObject({ status: 'missing' });
  });

  it('are cut where they are long', () => {
    const { observations = [] } = report(claims({ groups: ['g'.repeat(50_000)] }));
    const token = observations.find(({ what }) => what === 'the token without its signature');
    expect(token?.text.length).toBeLessThan(9_000);
    expect(token?.text).toMatch(/… \(\d+ characters more, in the bundle\)$/);
  });
});

it('is all in the schema', () => {
  expect(reportSchema.safeParse(report()).error?.issues).toBeUndefined();
});
