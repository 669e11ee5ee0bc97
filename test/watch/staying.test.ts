import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { World } from '../../src/probes/world.ts';
import { fastLab, HOUR, watched, type FastLab } from './_lab.ts';

const MINUTE = 60_000;

/** Sessions of an hour, and tokens of two. */
const hourly = (): Promise<FastLab> =>
  fastLab(({ idp, broker }) => {
    idp.lifetimeSeconds = 7_200;
    broker.longestSessionMs = HOUR;
  });
const look = { intervalMs: 20 * MINUTE, tokenMs: HOUR, stays: true };

describe('a client that stays connected', () => {
  it('re-authenticates before each session ends, and nothing is reported while that works', async () => {
    const { told, rounds } = await watched(await hourly(), { forMs: 4 * HOUR, ...look });
    expect(told).toEqual([]);
    const seen = rounds.flatMap(({ reauthentication }) => reauthentication ?? []);
    expect(seen.length).toBe(4);
    expect(seen.every(({ answer }) => answer.status === 'observed' && answer.value.accepted)).toBe(true);
    expect(seen[0]!.at - rounds[0]!.at).toBeGreaterThan(53 * MINUTE);
    expect(seen[0]!.at - rounds[0]!.at).toBeLessThan(55 * MINUTE);
  });

  it('is kept from being idle while the rounds are rare', async () => {
    const { rounds, told } = await watched(await hourly(), { rounds: 3, intervalMs: 2 * HOUR, stays: true });
    expect(rounds.filter(({ reauthentication }) => reauthentication !== undefined)).toHaveLength(2);
    expect(told).toEqual([]);
  });

  it('names a principal that changes, which no new connection shows, and its end', async () => {
    const fast = await hourly();
    const { claims } = fast.settings.idp;
    const { pools } = fast.settings.confluent.providers[0]!;
    claims['tier'] = 'gold';
    pools[0]!.filter = 'claims.tier == "gold"';
    pools.push({ ...pools[0]!, id: 'pool-silver', filter: 'claims.tier == "silver"' });
    fast.configure({ poolId: undefined });
    fast.at(30 * MINUTE, () => void (claims['tier'] = 'silver'));
    const { told, events } = await watched(fast, { forMs: 2.5 * HOUR, ...look, tokenMs: MINUTE });
    expect(told.map((each) => each.replace(/ [\d.]+$/, ''))).toEqual([
      'finding watch/principal-changes',
      'cleared watch/principal-changes',
    ]);
    expect(events[1]!.because).toContain('Cannot change principals during re-authentication');
    expect(events[1]!.because).toContain('tier was "gold", and is "silver"');
  });

  it('names what refuses connected clients too', async () => {
    const fast = await hourly();
    const pool = fast.settings.confluent.providers[0]!.pools[0]!;
    const right = pool.filter;
    fast.at(25 * MINUTE, () => void (pool.filter = 'claims.azp == "another-client"'));
    fast.at(1.5 * HOUR, () => void (pool.filter = right));
    const { told, events } = await watched(fast, { forMs: 3 * HOUR, ...look });
    expect(told.map((each) => each.replace(/ [\d.]+$/, ''))).toEqual([
      'changed pool/filter-false',
      'failing pool/filter-false',
      'finding watch/reauthentication-refused',
      'changed pool/filter-false',
      'recovered',
      'cleared watch/reauthentication-refused',
    ]);
    expect(events.find(({ id }) => id === 'watch/reauthentication-refused')!.title).toContain('filter');
  });

  it('names a session that runs out because no new token came', { tags: ['thorough'] }, async () => {
    const fast = await fastLab(({ idp }) => void (idp.lifetimeSeconds = 3_600));
    fast.at(20 * MINUTE, () => void (fast.settings.idp.canned.token = { status: 503, body: '' }));
    fast.at(1.5 * HOUR, () => void delete fast.settings.idp.canned.token);
    const { told, events } = await watched(fast, { forMs: 5 * HOUR, ...look });
    expect(told.map((each) => each.replace(/ [\d.]+$/, ''))).toEqual([
      'failing network/tcp-gateway-error',
      'finding watch/session-runs-out',
      'recovered',
      'cleared watch/session-runs-out',
    ]);
    expect(events.find(({ id }) => id === 'watch/session-runs-out')!.because).toContain('503');
  });

  it(
    'reports nothing of a broker that closes connections before their session ends',
    { tags: ['thorough'] },
    async () => {
      const fast = await hourly();
      const sockets: Socket[] = [];
      const world: World = {
        ...fast.world,
        connect: (to) => {
          const socket = fast.world.connect(to);
          sockets.push(socket);
          return socket;
        },
      };
      const broken = (): void => sockets.splice(0).forEach((socket) => socket.destroy());
      for (let at = 20 * MINUTE; at < 4 * HOUR; at += 50 * MINUTE) fast.at(at, broken);
      const { told } = await watched(fast, { world, forMs: 4 * HOUR, ...look });
      expect(told).toEqual([]);
    },
  );

  it('is left out on request', async () => {
    const { rounds } = await watched(await hourly(), { rounds: 2, intervalMs: 2 * HOUR, stays: false });
    expect(rounds.some(({ reauthentication }) => reauthentication !== undefined)).toBe(false);
  });
});
