// @module-tag thorough
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it, vi } from 'vitest';
import { jsonSchemaOf } from '../../src/cli/_json-schema.ts';
import type { LabSettings } from '../../src/lab/settings.ts';
import { eventSchema } from '../../src/watch/schema.ts';
import { DAY, fastLab, HOUR, watched, type FastLab } from './_lab.ts';

vi.setConfig({ testTimeout: 600_000 });

/** Confluent reads the keys once a day, at the start of each of the lab's days. */
async function monthLab(): Promise<FastLab> {
  const fast = await fastLab(({ idp }) => void (idp.headers.jwks = { 'cache-control': 'max-age=86400' }));
  for (let day = 1; day <= 30; day += 1) fast.at(day * DAY, fast.refreshKeys);
  return fast;
}

/** The new key is published, signs after this time, and the old one is removed two days later. */
function rotate(fast: FastLab, at: number, kid: string, aheadMs: number): void {
  const { idp } = fast.settings;
  let old: LabSettings['idp']['keys'][number] | undefined;
  fast.at(at, () => void idp.keys.push({ kid }));
  fast.at(at + aheadMs, () => {
    const key = idp.keys.find((each) => each.kid === kid)!;
    old = idp.keys[0];
    idp.keys = [key, ...idp.keys.filter((each) => each !== key)];
  });
  fast.at(at + aheadMs + 2 * DAY, () => void (idp.keys = idp.keys.filter((each) => each !== old)));
}

describe('a month on a fast clock', () => {
  it('is silent while all is well, with two rotations and a renewed secret', async () => {
    const fast = await monthLab();
    rotate(fast, 6 * DAY + 5 * HOUR, 'november', 2 * DAY);
    rotate(fast, 20 * DAY + 5 * HOUR, 'december', 2 * DAY);
    const { told, rounds } = await watched(fast, { forMs: 30 * DAY, intervalMs: 8 * HOUR });
    expect(rounds.length).toBeGreaterThan(85);
    expect(told).toEqual([]);
  });

  it('warns of what can be known, and names the rest within one interval', async () => {
    const fast = await monthLab();
    const { idp, confluent } = fast.settings;
    const secretEnds = fast.start + 26 * DAY + 12 * HOUR;
    fast.configure({ clientSecretExpires: new Date(secretEnds).toISOString() });
    // Each key signs an hour after it is published, ten days apart.
    rotate(fast, 5 * DAY + 9 * HOUR, 'early-1', HOUR);
    rotate(fast, 15 * DAY + 9 * HOUR, 'early-2', HOUR);
    const pool = confluent.providers[0]!.pools[0]!;
    const right = pool.filter;
    fast.at(22 * DAY + 9 * HOUR, () => void (pool.filter = 'claims.azp == "another-client"'));
    fast.at(23 * DAY + 9 * HOUR, () => void (pool.filter = right));
    rotate(fast, 25 * DAY + 9 * HOUR, 'early-3', HOUR);
    fast.at(26 * DAY + 12 * HOUR, () => void (idp.clientSecret = 'another-secret-4711'));
    const { told, events } = await watched(fast, { forMs: 28 * DAY, intervalMs: 4 * HOUR });
    const rotation = (day: number): readonly string[] => [
      `changed jwks/kid-not-in-confluent-cache ${day}.5`,
      `failing jwks/kid-not-in-confluent-cache ${day}.5`,
      `finding watch/key-signed-too-early ${day}.5`,
      `changed jwks/kid-not-in-confluent-cache ${day + 1}.0`,
      `recovered ${day + 1}.0`,
      `finding watch/key-signed-too-early ${day + 1}.0`,
    ];
    const secret = (day: string): string => `forecast watch/client-secret-expires ${day}`;
    const next = (day: string): string => `forecast watch/rotation-outruns-confluent ${day}`;
    const filter = ['changed pool/filter-false', 'failing pool/filter-false'].map((said) => `${said} 22.5`);
    const known = new Set([
      ...[secret('0.0'), secret('12.5'), secret('19.5'), secret('23.5'), secret('25.5'), secret('26.5')],
      ...[
        ...rotation(5),
        ...rotation(15),
        ...rotation(25),
        next('6.0'),
        next('16.0'),
        next('18.7'),
        next('24.7'),
      ],
      ...[...filter, 'changed pool/filter-false 23.5', 'recovered 23.5'],
      'failing token/wrong-secret 26.5',
    ]);
    expect(told.filter((each) => !known.has(each))).toEqual([]);
    expect([...known].filter((each) => !told.includes(each))).toEqual([]);
    const validator = new Ajv2020({ strict: false });
    addFormats.default(validator);
    // As published, but closed: a member that the schema lacks is found.
    const isEvent = validator.compile(jsonSchemaOf(eventSchema, { isOpen: false }));
    expect(events.filter((event) => !isEvent(event))).toEqual([]);
    // Said nine days before, to the interval.
    const forecasts = events.filter(({ id }) => id === 'watch/rotation-outruns-confluent');
    const third = forecasts.find(({ failsAt }) => failsAt !== undefined)!;
    expect(Math.abs(Date.parse(third.failsAt!) - (fast.start + 25 * DAY + 10 * HOUR))).toBeLessThan(4 * HOUR);
  });
});
