import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { given } from '../../given.ts';
import { findingEvents } from '../../../src/watch/events.ts';
import type { Found, OwnTerm } from '../../../src/watch/findings/define.ts';
import { findingsIn, pastOf } from '../../../src/watch/findings/judge.ts';
import { findings } from '../../../src/watch/findings/registry.generated.ts';
import { spansAfter, type Sample, type Sighting, type Span } from '../../../src/watch/sighting.ts';
import { sightingsIn } from '../../../src/watch/sightings.ts';
import type { Evidence } from '../../../src/evidence/evidence.ts';
import { HOUR, DAY } from '../_lab.ts';

const evidence = given();
const seen = sightingsIn(evidence);
const subjectOf = (what: Sighting['what']): string => seen.find((each) => each.what === what)!.subject;
const [URI, PROVIDER, ISSUER] = (['published-keys', 'confluent-keys', 'signing-key'] as const).map(subjectOf);

interface Round {
  readonly published?: readonly string[];
  readonly held?: readonly string[];
  readonly signs?: string;
  readonly period?: number;
}

/** Rounds an hour apart, from 0; what a round does not say is as in the one before. */
function over(rounds: readonly Round[], more: Partial<Parameters<typeof pastOf>[0]> = {}) {
  let spans: readonly Span[] = [];
  let now: Required<Round> = { published: ['a'], held: ['a'], signs: 'a', period: 86_400 };
  rounds.forEach((round, hour) => {
    now = { ...now, ...round };
    const sightings: readonly Sighting[] = [
      { what: 'published-keys', subject: URI!, value: JSON.stringify(now.published) },
      { what: 'confluent-keys', subject: PROVIDER!, value: JSON.stringify(now.held) },
      { what: 'signing-key', subject: ISSUER!, value: now.signs },
      { what: 'refresh-period', subject: URI!, value: String(now.period) },
    ];
    const touched = spansAfter(spans, sightings, hour * HOUR);
    const isTouched = (each: Span): boolean =>
      touched.some(
        ({ what, subject, since }) => what === each.what && subject === each.subject && since === each.since,
      );
    spans = [...spans.filter((each) => !isTouched(each)), ...touched];
  });
  return pastOf({ now: (rounds.length - 1) * HOUR, evidence, own: [], spans, samples: [], ...more });
}

const found = (id: string, past: ReturnType<typeof over>): readonly Found[] | undefined =>
  findings.find((each) => each.id === id)!.find(past);
const hours = (count: number): readonly Round[] => Array.from({ length: count }, () => ({}));

describe('key-signed-too-early and rotation-outruns-confluent', () => {
  const early = [{}, { published: ['a', 'b'] }, { signs: 'b' }, ...hours(3)];
  it('blame a key that Confluent lacked when it signed', () => {
    expect(found('watch/key-signed-too-early', over(early))).toMatchObject([{ subject: 'b', stage: 0 }]);
    expect(found('watch/rotation-outruns-confluent', over(early))).toBeUndefined();
    const later = over([...early, { held: ['a', 'b'] }]);
    expect(found('watch/key-signed-too-early', later)).toMatchObject([{ stage: 1 }]);
    const [next] = found('watch/rotation-outruns-confluent', later)!;
    expect(next).toMatchObject({ subject: ISSUER });
    expect(next!.failsAt).toBeUndefined();
  });
  it('forecast the day from the distance of two rotations', () => {
    const again = [...early, { held: ['a', 'b'] }, ...hours(90), { published: ['b', 'c'] }, { signs: 'c' }];
    const past = over([...again, ...hours(2), { held: ['b', 'c'] }]);
    const began = (again.length - 1) * HOUR;
    expect(found('watch/rotation-outruns-confluent', past)).toMatchObject([
      { failsAt: began + (began - 2 * HOUR) },
    ]);
  });
  it.each([
    [
      'a key that Confluent had in time, however short that was',
      [{}, { published: ['a', 'b'], held: ['a', 'b'] }, { signs: 'b' }],
    ],
    [
      'an issuer that signs with two keys in turn',
      [{ published: ['a', 'b'], held: ['a', 'b'] }, { signs: 'b' }, { signs: 'a' }, { signs: 'b' }],
    ],
    ['the first round', [{ signs: 'b', published: ['b'], held: ['a'] }]],
  ])('acquit %s', (_, rounds) => {
    expect(found('watch/key-signed-too-early', over(rounds))).toEqual([]);
    expect(found('watch/rotation-outruns-confluent', over(rounds))).toEqual([]);
  });
  it('do not say what a round without an answer of Confluent leaves open', () => {
    const silent: Evidence = {
      ...evidence,
      confluent: { ...evidence.confluent, providers: { status: 'missing', because: 'no key' } },
    };
    expect(found('watch/rotation-outruns-confluent', over(early, { evidence: silent }))).toBeUndefined();
  });
});

describe('confluent-lacks-next-key', () => {
  const next = [{}, { published: ['a', 'b'] }];
  it('waits for as long as Confluent may take, and a tenth more', () => {
    expect(found('watch/confluent-lacks-next-key', over([...next, ...hours(25)]))).toEqual([]);
    expect(found('watch/confluent-lacks-next-key', over([...next, ...hours(28)]))).toMatchObject([
      { subject: 'b', stage: 1 },
    ]);
    expect(
      found('watch/confluent-lacks-next-key', over([...next, ...hours(28), { held: ['a', 'b'] }])),
    ).toEqual([]);
  });
  it('says it before, if the last rotation was too early for Confluent', () => {
    const last = [
      ...next,
      ...hours(2),
      { signs: 'b' },
      ...hours(2),
      { held: ['a', 'b'] },
      ...hours(40),
      { published: ['b', 'c'] },
    ];
    expect(found('watch/confluent-lacks-next-key', over(last))).toMatchObject([{ subject: 'c', stage: 0 }]);
  });
  it('acquits a key that both lacked from the beginning, and one that is withdrawn', () => {
    expect(found('watch/confluent-lacks-next-key', over([{ published: ['a', 'b'] }, ...hours(60)]))).toEqual(
      [],
    );
    expect(
      found('watch/confluent-lacks-next-key', over([...next, { published: ['a'] }, ...hours(60)])),
    ).toEqual([]);
  });
});

describe('nodes-disagree', () => {
  const turn = [{ published: ['a'] }, { published: ['a', 'b'] }];
  it('blames answers that take turns', () => {
    const [one] = found('watch/nodes-disagree', over([...turn, ...turn, ...turn]))!;
    expect(one!.title).toContain('only some answers have b');
  });
  it.each([
    ['a rotation', [...turn, ...hours(5)]],
    ['a rotation that is undone', [...turn, { published: ['a'] }, ...hours(5)]],
    ['turns of last week', [...turn, ...turn, ...turn, ...hours(60)]],
  ])('acquits %s', (_, rounds) => {
    expect(found('watch/nodes-disagree', over(rounds))).toEqual([]);
  });
});

describe('what ends on a known day', () => {
  const own = (what: OwnTerm['what'], days: number) => over([{}], { own: [{ what, endsAt: days * DAY }] });
  it.each(['client-secret', 'client-certificate'] as const)(
    '%s: from 30 days before, more urgent at each stage',
    (what) => {
      const stage = (days: number): number | undefined =>
        found(`watch/${what}-expires`, own(what, days))![0]?.stage;
      expect([31, 29, 13.9, 6.9, 2.9, 0.9, -1].map(stage)).toEqual([undefined, 0, 1, 2, 3, 4, 5]);
    },
  );
  const withLeaf = (left: number, lifetime: number): Evidence => {
    const [server, connection] = Object.entries(evidence.connections).find(
      ([, { tls }]) => tls?.ok === true,
    )!;
    if (connection.tls?.ok !== true) throw new Error('no TLS in the healthy run');
    const [leaf, ...rest] = connection.tls.value.chain;
    const chain = [
      { ...leaf!, notBefore: (left - lifetime) * DAY, notAfter: left * DAY },
      ...rest.map((each) => ({ ...each, notAfter: 9e12 })),
    ];
    return {
      ...evidence,
      connections: {
        [server]: { ...connection, tls: { ...connection.tls, value: { ...connection.tls.value, chain } } },
      },
    };
  };
  const certificate = (left: number, lifetime: number) =>
    found('watch/server-certificate-expires', over([{}], { evidence: withLeaf(left, lifetime) }))!.length;
  it('a certificate: when it is late for its renewal', () => {
    expect([certificate(13, 90), certificate(15, 90), certificate(2, 6), certificate(1, 6)]).toEqual([
      1, 0, 0, 1,
    ]);
  });
});

describe('clock-drifts', () => {
  const drifting = (secondsADay: number, days: number, noise = 0): readonly Sample[] =>
    Array.from({ length: days * 24 }, (_, hour) => ({
      what: 'clock-of-confluent',
      at: hour * HOUR - days * DAY,
      value: (hour / 24) * secondsADay * 1000 + (hour % 2 === 0 ? noise : -noise),
    }));
  const drift = (samples: readonly Sample[]) => found('watch/clock-drifts', over([{}], { samples }))!;
  it('forecasts the day on which the difference reaches the limit', () => {
    const [one] = drift(drifting(2, 10, 500));
    expect(one!.failsAt! / DAY).toBeCloseTo(5, 0);
    expect(drift(drifting(-2, 10))).toHaveLength(1);
  });
  it('acquits noise, a jump, a slow drift and a short time', () => {
    expect(drift(drifting(0, 10, 1500))).toEqual([]);
    expect(drift(drifting(0, 10).map((each, at) => ({ ...each, value: at > 100 ? 20_000 : 0 })))).toEqual([]);
    expect(drift(drifting(0.2, 14))).toEqual([]);
    expect(drift(drifting(20, 1))).toEqual([]);
  });
});

describe('findings', () => {
  it('say nothing of a healthy run', () => {
    expect(findingsIn(over(hours(100)), [])).toEqual([]);
  });
  it('are reported at first, at each stage and when a forecast is over', () => {
    const at = (days: number) =>
      findingsIn(over([{}], { own: [{ what: 'client-secret', endsAt: days * DAY }] }), []);
    const moment = { target: 't', at: 0, state: { outcome: 'healthy', causes: [], because: '' } } as const;
    const kinds = (before: number, now: number) =>
      findingEvents(moment, at(before), at(now), (key) => ({ key, left: 0 })).map(({ kind }) => kind);
    expect([kinds(40, 20), kinds(20, 19), kinds(20, 10), kinds(10, 40)]).toEqual([
      ['forecast'],
      [],
      ['forecast'],
      ['cleared'],
    ]);
  });
  it.each(findings.map((each) => [each.id, each] as const))(
    '%s has an id that is its file and a page',
    (id, { title }) => {
      expect(existsSync(`src/${id.replace('watch/', 'watch/findings/')}.ts`)).toBe(true);
      const page = readFileSync(`docs/${id}.md`, 'utf8');
      expect(page.split('\n')[0]).toBe(`# ${title}`);
      expect(page).toContain(`\n\`${id}\`\n`);
    },
  );
  it('have no page that belongs to none', () => {
    expect(
      readdirSync('docs/watch')
        .map((name) => `watch/${name.slice(0, -3)}`)
        .toSorted(),
    ).toEqual(findings.map(({ id }) => id).toSorted());
  });
});
