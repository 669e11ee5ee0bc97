import { describe, expect, it } from 'vitest';
import { compareReports } from '../../src/compare/reports.ts';
import { provider, brokerRefuses, claims } from '../given.ts';
import { reportWith } from '../report/_reports.ts';

const HEALTHY = reportWith();

describe('two reports', () => {
  it('that say the same are the same', () => {
    const { outcome, changes } = compareReports(HEALTHY, reportWith());
    expect([outcome, changes]).toEqual(['same', []]);
  });

  it("are compared by their content: the root cause's value comes first", () => {
    const ill = reportWith(provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses());
    const { basis, explained, changes } = compareReports(HEALTHY, ill);
    expect([basis, explained]).toEqual(['reports', 'failure']);
    expect(changes[0]).toMatchObject({
      before: 'https://acme.auth0.com/',
      after: 'https://acme.auth0.com',
      importance: 'explains',
      explains: ['jwt/iss-trailing-slash'],
    });
  });

  it('say what fixed it', () => {
    const ill = reportWith(provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses());
    const { explained, changes } = compareReports(ill, HEALTHY);
    expect(explained).toBe('recovery');
    expect(changes[0]).toMatchObject({ after: 'https://acme.auth0.com/', importance: 'explains' });
  });

  it('differ in a claim that nothing depends on', () => {
    const { changes } = compareReports(HEALTHY, reportWith(claims({ azp: 'another-client' })));
    expect(changes.map(({ path }) => path)).toEqual([['token', 'azp']]);
    expect(changes[0]?.explains).toEqual([]);
  });

  it('differ in nothing that only one of them can tell: an earlier version had no such part', () => {
    const { token: _token, witnesses: _witnesses, pool: _pool, paths: _paths, ...earlier } = HEALTHY;
    expect(compareReports(earlier, HEALTHY)).toMatchObject({ outcome: 'same', changes: [] });
    expect(compareReports(HEALTHY, earlier)).toMatchObject({ outcome: 'same', changes: [] });
  });

  it('of two versions may name their witnesses in other words', () => {
    const earlier = {
      ...HEALTHY,
      tool: { ...HEALTHY.tool, version: '0.0.0-earlier' },
      witnesses: HEALTHY.witnesses!.map(({ about, say }) => ({
        about,
        say: say.map((each) => ({ ...each, who: `formerly ${each.who}` })),
      })),
    };
    expect(compareReports(earlier, HEALTHY).changes).toEqual([]);
  });
});
