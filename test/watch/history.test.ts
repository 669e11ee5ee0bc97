import { chmodSync, mkdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { given } from '../given.ts';
import { History, type Round } from '../../src/watch/history/history.ts';
import { historyFile } from './_lab.ts';

const round = (at: number, changed: Partial<Round> = {}): Round => ({
  ...{ target: 'orders', at, durationMs: 3, since: 0 },
  state: { outcome: 'healthy', causes: [], because: 'Healthy.' },
  ...{ spans: [], samples: [], findings: [], events: [] },
  ...changed,
});

describe('a history', () => {
  it('gives back what rounds recorded, after it was closed', async () => {
    const file = historyFile();
    const evidence = given();
    const first = await History.open(file, '1.2.3');
    await first.record(round(5, { evidence }));
    const again = await History.open(file, '1.2.3');
    expect(await again.known('orders')).toEqual({
      ...{ state: round(5).state, since: 0, latest: evidence, healthy: evidence },
    });
    expect(await again.known('billing')).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')(
    'asks whether the disk is full when nothing can be written',
    async () => {
      const file = historyFile();
      const history = await History.open(file, '1.2.3');
      rmSync(`${file}-wal`, { force: true });
      symlinkSync('/dev/full', `${file}-wal`);
      await expect(history.record(round(1))).rejects.toThrow(/^--history ".*": .*disk (?:is )?full/);
      rmSync(`${file}-wal`, { force: true });
      await history.record(round(2));
      expect(await history.counts()).toEqual(new Map([['healthy', 1]]));
    },
  );

  it('is readable by its owner alone, whatever the umask', async () => {
    const file = historyFile();
    const history = await History.open(file, '1.2.3');
    await history.record(round(1));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('stays small, however many rounds there are', async () => {
    const file = historyFile();
    const history = await History.open(file, '1.2.3');
    const sizes: number[] = [];
    for (let at = 0; at < 900; at += 1) {
      const now = at * 24 * 3_600_000;
      const span = {
        what: 'signing-key',
        subject: 'issuer',
        value: `key-${at}`,
        since: now,
        until: now,
        seen: 1,
      };
      await history.record(
        round(now, {
          spans: [span as Round['spans'][number]],
          samples: [{ what: 'clock-of-confluent', value: at }],
        }),
      );
      if (at % 300 === 299) sizes.push(statSync(file).size);
    }
    expect(sizes.at(-1)).toBe(sizes[1]);
    const { spans, samples } = await history.seen('orders');
    expect(spans.length).toBeLessThanOrEqual(300);
    expect(samples.at(-1)).toMatchObject({ value: 899 });
  });

  it('belongs to the watch that opened it last', async () => {
    const file = historyFile();
    const first = await History.open(file, '1.2.3');
    await first.record(round(1));
    const second = await History.open(file, '1.2.3');
    await expect(first.record(round(2))).rejects.toThrow(/another "oauthbearer watch" has taken it over/);
    await second.record(round(3));
    expect(await second.counts()).toEqual(new Map([['healthy', 2]]));
  });

  it.each([
    ['a text', (file: string) => writeFileSync(file, 'targets:\n  orders: {}\n'.repeat(100))],
    ['a directory', (file: string) => mkdirSync(file)],
    ['a symbolic link', (file: string) => symlinkSync('/tmp', file)],
  ])('refuses %s, and leaves it as it is', async (_, make) => {
    const file = historyFile();
    make(file);
    await expect(History.open(file, '1.2.3')).rejects.toThrow(/--history/);
  });

  it('refuses a database of another program and of a later version', async () => {
    const { Database } = (await import('node-sqlite3-wasm')).default;
    for (const [sql, why] of [
      ['CREATE TABLE orders (id)', /is not a history/],
      ['CREATE TABLE owner (token); PRAGMA user_version = 9', /newer version/],
    ] as const) {
      const file = historyFile();
      const other = new Database(file);
      other.exec(sql);
      other.close();
      await expect(History.open(file, '1.2.3')).rejects.toThrow(why);
    }
  });

  it('waits for a lock that another process has, and removes one that a killed process left', async () => {
    const file = historyFile();
    await History.open(file, '1.2.3');
    mkdirSync(`${file}.lock`);
    chmodSync(`${file}.lock`, 0o700);
    aged(`${file}.lock`);
    const history = await History.open(file, '1.2.3');
    mkdirSync(`${file}.lock`);
    let isDone = false;
    const recorded = history.record(round(1)).then(() => (isDone = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isDone).toBe(false);
    aged(`${file}.lock`);
    await recorded;
  });
});

/** As if it had been left some minutes ago. */
function aged(path: string): void {
  const past = Date.now() / 1000 - 300;
  utimesSync(path, past, past);
}
