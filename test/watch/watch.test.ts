import { mkdirSync, rmdirSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DAY, fastLab, historyFile, HOUR, watched } from './_lab.ts';

describe('a watch', () => {
  it('says nothing of a healthy client after its first line', async () => {
    const { events, rounds } = await watched(await fastLab(), { rounds: 12 });
    expect(events.map(({ kind, title }) => [kind, title])).toEqual([
      ['first', 'Healthy: the broker lets the client in.'],
    ]);
    expect(rounds).toHaveLength(12);
  });

  it('names a changed filter with both values, and when it is right again', async () => {
    const fast = await fastLab();
    const pool = fast.settings.confluent.providers[0]!.pools[0]!;
    const right = pool.filter;
    fast.at(10 * HOUR, () => void (pool.filter = 'claims.azp == "another-client"'));
    fast.at(20 * HOUR, () => void (pool.filter = right));
    const { events, told } = await watched(fast, { forMs: DAY });
    expect(told).toEqual([
      'changed pool/filter-false 0.5',
      'failing pool/filter-false 0.5',
      'changed pool/filter-false 0.9',
      'recovered 0.9',
    ]);
    expect(events[1]).toMatchObject({ before: right, after: 'claims.azp == "another-client"' });
    expect(events.at(-1)!.title).toBe('Healthy again after 9 h');
  });

  it('goes on while its history cannot be written, and then reports what changed', async () => {
    const file = historyFile();
    const fast = await fastLab();
    const pool = fast.settings.confluent.providers[0]!.pools[0]!;
    // SQLite cannot open its write-ahead log.
    const log = `${file}-wal`;
    fast.at(7 * HOUR, () => {
      rmSync(log, { force: true });
      mkdirSync(log);
    });
    fast.at(10 * HOUR, () => void (pool.filter = 'claims.azp == "another-client"'));
    fast.at(19 * HOUR, () => rmdirSync(log));
    const problems: string[] = [];
    const onUnrecorded = ({ message }: Error): void => void problems.push(message);
    const { told, rounds } = await watched(fast, { file, forMs: 23 * HOUR, onUnrecorded });
    expect(problems).toHaveLength(4);
    expect(new Set(problems)).toEqual(
      new Set([expect.stringMatching(/^--history ".*": cannot be written$/)]),
    );
    expect(rounds).toHaveLength(4);
    expect(told).toEqual(['changed pool/filter-false 0.9', 'failing pool/filter-false 0.9']);
  });

  it('looks twice before it reports a change for the worse', async () => {
    let asked = 0;
    const fast = await fastLab(({ idp }) => {
      idp.canned.token = { status: 503, body: '', onlyIf: () => (asked += 1) === 3 };
    });
    const { told, rounds } = await watched(fast, { rounds: 5 });
    expect(asked).toBe(6);
    expect(told).toEqual([]);
    expect(rounds).toHaveLength(5);
  });

  it('makes rounds rarer while a server only has a temporary fault, and reports it once', async () => {
    const fast = await fastLab();
    fast.at(HOUR / 2, () => void (fast.settings.idp.canned.token = { status: 503, body: '' }));
    const pauses: number[] = [];
    const world = {
      ...fast.world,
      pause: (ms: number, signal: AbortSignal) => {
        if (ms > 60_000) pauses.push(Math.round((ms / HOUR) * 10) / 10);
        return fast.world.pause(ms, signal);
      },
    };
    const { told } = await watched(fast, { world, rounds: 6, intervalMs: HOUR, tokenMs: 1 });
    expect(told).toEqual(['failing network/tcp-gateway-error 0.0']);
    expect(pauses).toEqual([1, 1, 2, 4, 8]);
  });

  it('uses one token for several rounds, and a new one when the published keys change', async () => {
    let asked = 0;
    const fast = await fastLab(({ idp }) => {
      idp.canned.token = { status: 500, body: '', onlyIf: () => (asked += 1) < 0 };
    });
    await watched(fast, { rounds: 6, intervalMs: 600_000, tokenMs: 12 * HOUR });
    expect(asked).toBe(1);
    fast.settings.idp.keys.push({ kid: 'next-key' });
    await watched(fast, { rounds: 3, intervalMs: 600_000, tokenMs: 12 * HOUR });
    // A watch that starts again has no token; the keys are the same in all its rounds.
    expect(asked).toBe(2);
  });

  it('goes on after a restart as if it had not ended', async () => {
    const fast = await fastLab();
    const file = historyFile();
    await watched(fast, { file, rounds: 2 });
    fast.settings.confluent.providers[0]!.issuer = 'https://acme.eu.auth0.com/';
    const { events } = await watched(fast, { file, rounds: 2 });
    expect(events.map(({ kind }) => kind)).toEqual(['changed', 'failing']);
    expect(events[0]!.title).toContain('issuer of op-acme1');
    expect((await watched(fast, { file, rounds: 2 })).events).toEqual([]);
  });

  it('reports a client whose configuration can no longer be read, and its return', async () => {
    const fast = await fastLab();
    fast.at(4 * HOUR, () => fast.configure({ tokenEndpoint: undefined, token: undefined }));
    fast.at(8 * HOUR, () => fast.configure({ tokenEndpoint: fast.lab.settings['tokenEndpoint'] }));
    const { events } = await watched(fast, { rounds: 5 });
    expect(events.map(({ kind }) => kind)).toEqual(['first', 'unjudged', 'recovered']);
  });

  it('ends at a signal without a half-finished round', async () => {
    const stop = new AbortController();
    const fast = await fastLab();
    fast.at(5 * HOUR, () => stop.abort());
    const { rounds } = await watched(fast, { signal: stop.signal });
    expect(rounds).toHaveLength(2);
  });
});
