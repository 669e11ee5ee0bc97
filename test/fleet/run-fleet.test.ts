import { afterEach, describe, expect, it } from 'vitest';
import { examine, type Examination } from '../../src/doctor/examine.ts';
import { sharedAnswers } from '../../src/probes/shared-answers.ts';
import { scenarios } from '../../src/lab/scenarios/registry.generated.ts';
import { startLab } from '../../src/lab/start.ts';
import type { Lab } from '../../src/lab/lab.ts';
import { fleetLab, memberOf, ran } from './_lab.ts';

const labs: Lab[] = [];
afterEach(async () => {
  for (const lab of labs.splice(0)) await lab.close();
});
const open = async (...args: Parameters<typeof fleetLab>): Promise<Lab> => {
  const lab = await fleetLab(...args);
  labs.push(lab);
  return lab;
};

const some = (count: number, name: string): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${name}-${String(at)}`);

describe('a fleet', () => {
  it('groups its clients by the root cause that one fix removes, the most clients first', async () => {
    const lab = await open();
    const { report } = await ran(lab, [
      ...some(6, 'well').map((name) => memberOf(lab, name)),
      ...some(4, 'no-pool').map((name) => memberOf(lab, name, { poolId: 'pool-gone' })),
      ...some(3, 'no-cluster').map((name) => memberOf(lab, name, { logicalCluster: 'lkc-other9' })),
      memberOf(lab, 'secret', { clientSecret: 'kept-from-last-year-4711' }),
    ]);
    expect(report.counts).toMatchObject({ total: 14, healthy: 6, unhealthy: 8 });
    expect(report.rootCauses.map(({ cause, members }) => [cause.id, members.length])).toEqual([
      ['pool/id-unknown', 4],
      ['sasl/logical-cluster-refused', 3],
      ['token/wrong-secret', 1],
    ]);
    expect(report.rootCauses[0]!.members.toSorted()).toEqual(some(4, 'no-pool'));
  });

  it('asks for what all have in common once, and for one token with the same credentials', async () => {
    const asked: string[] = [];
    const lab = await open((settings) => {
      settings.idp.canned.discovery = {
        status: 500,
        body: '',
        onlyIf: ({ url }) => {
          asked.push(url);
          return false;
        },
      };
    });
    const one = await ran(lab, [memberOf(lab, 'first')], { concurrency: 1 });
    const before = asked.length;
    asked.length = 0;
    const many = await ran(
      lab,
      some(5, 'client').map((name) => memberOf(lab, name)),
      { concurrency: 1 },
    );
    expect(before).toBeGreaterThan(0);
    expect(asked.length).toBe(before);
    expect(many.report.counts.healthy).toBe(5);
    expect(one.report.counts.healthy).toBe(1);
  });

  it('comes to an end when a provider hangs, with its own clients alone affected', async () => {
    const hung = 'https://login.hung.example/oauth/token';
    const lab = await open((settings) => {
      settings.network.unanswered.push('login.hung.example:443');
      settings.network.addresses['login.hung.example'] = ['203.0.113.77'];
    });
    const { report } = await ran(lab, [
      ...some(3, 'hung').map((name) => memberOf(lab, name, { tokenEndpoint: hung, connectTimeout: '1s' })),
      ...some(5, 'well').map((name) => memberOf(lab, name)),
    ]);
    expect(report.counts).toMatchObject({ total: 8, healthy: 5 });
    // On a loaded machine the same silent server may be observed at two stages.
    const ill = new Set(report.rootCauses.flatMap(({ members }) => members));
    expect([...ill].toSorted()).toEqual(some(3, 'hung'));
  });

  it('tries those once more that a provider turned away for asking too often', async () => {
    let asked = 0;
    const lab = await open((settings) => {
      settings.idp.canned.token = {
        status: 429,
        headers: { 'retry-after': '1' },
        body: '{"error":"too_many_requests"}',
        onlyIf: () => (asked += 1) <= 1,
      };
    });
    const pauses: number[] = [];
    const world = {
      ...lab.world,
      now: () => lab.world.now() + pauses.reduce((sum, ms) => sum + ms, 0),
      pause: async (ms: number) => {
        pauses.push(ms);
        return true;
      },
    };
    const members = some(4, 'client').map((name) => memberOf(lab, name, { experiments: false }));
    const { report, results } = await ran(lab, members, { world, concurrency: 1 });
    expect(report.counts).toMatchObject({ total: 4, healthy: 4, transient: 0 });
    expect(results.map(({ name }) => name).toSorted()).toEqual(some(4, 'client'));
    expect(pauses.length).toBeGreaterThan(0);
  });

  it('leaves a provider alone for as long as it asks, and says whom it has not tried', async () => {
    let asked = 0;
    const lab = await open((settings) => {
      settings.idp.canned.token = {
        status: 429,
        headers: { 'retry-after': '1740' },
        body: '{"error":"too_many_requests"}',
        onlyIf: () => {
          asked += 1;
          return true;
        },
      };
    });
    const world = { ...lab.world, pause: () => Promise.resolve(true) };
    const members = some(4, 'client').map((name) => memberOf(lab, name, { experiments: false }));
    const tried = new Map<string, boolean>();
    await ran(lab, members, {
      world,
      concurrency: 1,
      onResult: ({ name, outcome }, wasTried) => void tried.set(`${name} ${outcome}`, wasTried),
    });
    expect(asked).toBe(1);
    expect([...tried]).toEqual([
      ['client-0 transient', true],
      ...['client-1', 'client-2', 'client-3'].map((name) => [`${name} inconclusive`, false]),
    ]);
  });

  it('stops at a signal, and tells nothing of what was interrupted', async () => {
    const lab = await open();
    const stop = new AbortController();
    const { results } = await ran(
      lab,
      some(9, 'client').map((name) => memberOf(lab, name)),
      {
        concurrency: 1,
        signal: stop.signal,
        onResult: () => stop.abort(),
      },
    );
    expect(results).toEqual([]);
  });
});

describe('answers that runs share', () => {
  const isAsGood = async (_: string, ids: readonly string[]): Promise<void> => {
    const known = ids.filter((id) => scenarios.some((each) => each.id === id));
    const lab = await startLab(known);
    labs.push(lab);
    const alone = await examine(lab.target, { world: lab.world });
    const answers = sharedAnswers(lab.world.now);
    await examine(lab.target, { world: lab.world, answers });
    const together = await examine(lab.target, { world: lab.world, answers });
    expect(known).toEqual(ids);
    expect(statusesOf(together)).toEqual(statusesOf(alone));
    expect(Object.keys(together.evidence.connections).toSorted()).toEqual(
      Object.keys(alone.evidence.connections).toSorted(),
    );
  };
  const named = (...all: readonly (readonly string[])[]) =>
    all.map((ids) => [ids.join(',') || 'healthy', ids] as const);
  const said = 'are evidence as good as those that a run asks for itself: %s';
  it.each(named([], ['jwks/kid-not-in-confluent-cache']))(said, isAsGood);
  it.each(
    named(
      ['jwt/iss-trailing-slash'],
      ['pool/filter-false'],
      ['network/tls-intercepted'],
      ['clock/idp-ahead'],
      ['provider/jwks-uri-wrong'],
    ),
  )(said, { tags: ['thorough'] }, isAsGood);
});

const statusesOf = ({ diagnosis }: Examination): unknown => [
  diagnosis.verdict,
  diagnosis.rootCauses.map(({ suspect, confidence }) => [suspect.cause.id, confidence]),
  diagnosis.checks.map(({ id, status }) => [id, status]),
];
