import { afterEach, describe, expect, it } from 'vitest';
import human from '../../src/report/formats/human.ts';
import type { Lab } from '../../src/lab/lab.ts';
import type { LabSettings } from '../../src/lab/settings.ts';
import type { Member } from '../../src/fleet/member.ts';
import { fleetLab, memberOf, neighbourhood, ran } from './_lab.ts';

let labs: readonly Lab[] = [];
afterEach(async () => {
  await Promise.all(labs.map((lab) => lab.close()));
});

/** Each is the fault of one company, with a provider, brokers and pools of its own, and so many clients. */
const FAULTS = {
  'jwks/kid-not-in-confluent-cache': 90,
  'pool/filter-false': 70,
  'jwt/iss-trailing-slash': 50,
  'provider/deactivated': 40,
  'network/tls-cert-expired': 30,
  'authorization/topic-denied': 20,
};
const HEALTHY = 200;

/** Clients of all companies in turn, as they would come from files. */
function inTurn(companies: readonly (readonly Member[])[]): readonly Member[] {
  const all = companies.flat();
  // 7 and 500 have no common divisor: each is taken once.
  return all.map((_, at) => all[(at * 7) % all.length]!);
}
const some = (count: number, name: string): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${name}-${String(at)}`);

const STYLE = { colour: 0, unicode: true, width: 100, verbose: false } as const;

describe('a fleet of 500 clients with six faults', () => {
  it(
    'is six root causes, all on the first screen, each with its clients',
    { timeout: 400_000, tags: ['thorough'] },
    async () => {
      const { world, ...companies } = await neighbourhood([...Object.keys(FAULTS).map((id) => [id]), []]);
      labs = companies.labs;
      const sizes = [...Object.values(FAULTS), HEALTHY];
      const members = labs.map((lab, at) =>
        some(sizes[at]!, `company${at}`).map((name) => memberOf(lab, name)),
      );
      const { report } = await ran(labs[0]!, inTurn(members), { world, concurrency: 16 });
      expect(report.counts).toMatchObject({ total: 500, healthy: HEALTHY });
      expect(report.rootCauses.map(({ cause, members }) => [cause.id, members.length])).toEqual(
        Object.entries(FAULTS),
      );
      // The titles are wrapped.
      const screen = human
        .renderFleet(report, STYLE)
        .split('\n')
        .slice(0, 24)
        .join('\n')
        .replaceAll(/\s+/g, ' ');
      expect(screen).toContain('300 clients of 500 cannot sign in or work: 6 root causes');
      report.rootCauses.forEach(({ cause, members }, at) => {
        expect(screen).toContain(`${at + 1}. ${members.length} clients: ${cause.title}`);
        expect(screen).toContain(`${members[0]}, ${members[1]} and ${members.length - 2} more`);
      });
    },
  );

  it('has other clients than those of a hanging provider, of one that refuses with 429, and of a silent broker judged as before', async () => {
    const lab = await fleetLab(inTrouble);
    labs = [lab];
    const affected = {
      hanging: { tokenEndpoint: 'https://login.hung.example/oauth/token', timeout: '2s' },
      limited: { clientId: LIMITED },
      silent: { bootstrapServers: ['pkc-silent.us-east-1.aws.confluent.cloud:9092'], timeout: '2s' },
    };
    const members = [
      ...Object.entries(affected).flatMap(([name, changed]) =>
        some(6, name).map((each) => memberOf(lab, each, changed)),
      ),
      ...some(12, 'well').map((name) => memberOf(lab, name)),
      ...some(6, 'no-pool').map((name) => memberOf(lab, name, { poolId: 'pool-gone' })),
    ];
    const world = { ...lab.world, pause: () => Promise.resolve(true) };
    const { report, results } = await ran(lab, members, { world });
    const outcomesOf = (kind: string) =>
      results.filter(({ name }) => name.startsWith(`${kind}-`)).map(({ outcome }) => outcome);
    expect(results).toHaveLength(members.length);
    expect(outcomesOf('well')).toEqual(Array(12).fill('healthy'));
    expect(report.rootCauses.find(({ cause }) => cause.id === 'pool/id-unknown')!.members).toHaveLength(6);
    for (const name of Object.keys(affected)) {
      expect(outcomesOf(name), name).toHaveLength(6);
      expect(outcomesOf(name), name).not.toContain('healthy');
    }
    expect(outcomesOf('limited')).toEqual(Array(6).fill('transient'));
  }, 120_000);
});

const LIMITED = 'asks-too-often';

function inTrouble({ network, idp }: LabSettings): void {
  network.addresses['login.hung.example'] = ['203.0.113.77'];
  network.addresses['pkc-silent.us-east-1.aws.confluent.cloud'] = ['203.0.113.78'];
  network.unanswered.push('login.hung.example:443', 'pkc-silent.us-east-1.aws.confluent.cloud:9092');
  idp.canned.token = {
    status: 429,
    headers: { 'retry-after': '1' },
    body: '{"error":"too_many_requests"}',
    onlyIf: ({ body }) => body.includes(LIMITED),
  };
}
