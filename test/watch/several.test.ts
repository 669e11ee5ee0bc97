import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Member } from '../../src/fleet/member.ts';
import { machine } from '../../src/probes/world.ts';
import { EVENT_KINDS } from '../../src/watch/event.ts';
import { courier } from '../../src/watch/courier.ts';
import { History } from '../../src/watch/history/history.ts';
import { watch } from '../../src/watch/watch.ts';
import { fastLab, historyFile, HOUR, watched, type FastLab } from './_lab.ts';

vi.setConfig({ testTimeout: 600_000 });

const named = (fast: FastLab, names: readonly string[]): Member[] =>
  names.map((name) => ({ name, load: fast.member.load }));
const many = (count: number): string[] => Array.from({ length: count }, (_, at) => `client-${at + 1}`);

/** What was asked for, by its path. */
async function counted(arrange?: Parameters<typeof fastLab>[0]) {
  const asked = { token: 0, jwks: 0 };
  const fast = await fastLab((settings) => {
    const counter = (what: keyof typeof asked) => ({
      ...{ status: 500, body: '' },
      onlyIf: () => {
        asked[what] += 1;
        return false;
      },
    });
    settings.idp.canned.token = counter('token');
    settings.idp.canned.jwks = counter('jwks');
    arrange?.(settings);
  });
  return { fast, asked };
}

describe('a watch of several clients', () => {
  it('asks for what they share as often as one client alone, and for one token for each in all rounds', async () => {
    const asked = async (count: number) => {
      const { fast, asked: all } = await counted();
      const members = named(fast, many(count));
      const { events, rounds } = await watched(fast, {
        members: () => Promise.resolve(members),
        ...{ rounds: 3, intervalMs: HOUR, tokenMs: 12 * HOUR },
      });
      expect(rounds).toHaveLength(3 * count);
      expect(events.map(({ kind }) => kind)).toEqual(Array(count).fill('first'));
      return all;
    };
    const alone = await asked(1);
    expect(alone.token).toBe(1);
    expect(await asked(5)).toEqual({ token: 5, jwks: alone.jwks });
  });

  it('looks at no more of them at the same time than it may, and at several', async () => {
    const fast = await fastLab();
    let [now, most] = [0, 0];
    const load = async () => {
      now += 1;
      most = Math.max(most, now);
      return fast.member.load();
    };
    const members = many(9).map((name) => ({ name, load }));
    await watch(() => Promise.resolve(members), {
      ...{ world: fast.world, signal: new AbortController().signal, version: '0.0.0', rounds: 1 },
      ...{ history: await History.open(historyFile(), '0.0.0'), intervalMs: HOUR, tokenMs: HOUR },
      ...{ concurrency: 3, onRound: () => void (now -= 1) },
    });
    expect(most).toBe(3);
  });

  it('watches what is added, and no longer what leaves, of which it knows nothing when it returns', async () => {
    const fast = await fastLab();
    const [orders, billing] = named(fast, ['orders', 'billing']);
    const lists = [[orders!], [orders!, billing!], [billing!], [orders!, billing!]];
    const removed: string[] = [];
    let round = 0;
    const { events } = await watched(fast, {
      members: () => Promise.resolve(lists[round++]!),
      ...{ rounds: 4, onRemoved: (target) => void removed.push(target) },
    });
    expect(events.map(({ kind, target }) => [kind, target])).toEqual([
      ['first', 'orders'],
      ['first', 'billing'],
      ['removed', 'orders'],
      ['first', 'orders'],
    ]);
    expect(removed).toEqual(['orders']);
  });

  it('makes the rounds of only that client rarer that has a temporary fault', async () => {
    const fast = await fastLab();
    const odd = { ...(await fast.member.load()), clientId: 'busy' };
    fast.settings.idp.canned.token = {
      ...{ status: 503, body: '' },
      onlyIf: ({ body }: { readonly body: string }) => body.includes('busy'),
    };
    const members = [fast.member, { name: 'odd', load: () => Promise.resolve(odd) }];
    const { rounds } = await watched(fast, { members: () => Promise.resolve(members), rounds: 8 });
    const looks = (name: string): number => rounds.filter(({ target }) => target === name).length;
    expect(looks('orders')).toBe(8);
    expect(looks('odd')).toBeLessThan(8);
  });

  it('sends one message for a rotation that hits all of them, and one when it is over, also after a restart', async () => {
    const bodies: Record<string, unknown>[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        bodies.push(JSON.parse(body) as Record<string, unknown>);
        response.end();
      });
    });
    await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const fast = await fastLab();
    const members = named(fast, many(6));
    const file = historyFile();
    const watchFor = async (rounds: number): Promise<void> => {
      const history = await History.open(file, '0.0.0');
      const { signal } = new AbortController();
      const kinds = EVENT_KINDS.filter(
        (kind) => kind !== 'first' && kind !== 'changed' && kind !== 'finding',
      );
      const running = courier({
        ...{ history, signal, world: machine, onProblem: (problem) => expect.fail(problem) },
        webhook: {
          url,
          kinds,
          way: {},
          template: { k: '{{key}}', t: '{{target}}', a: '{{action}}', id: '{{id}}' },
        },
      });
      await watch(() => Promise.resolve(members), {
        ...{ world: fast.world, signal, version: '0.0.0', rounds, history, stays: false },
        ...{ intervalMs: HOUR, tokenMs: 1, onRound: () => undefined, onEnd: () => running.wake() },
      });
      await running.end(60_000);
    };
    await watchFor(1);
    expect(bodies).toEqual([]);
    fast.settings.idp.keys.unshift({ kid: 'rotated' });
    await watchFor(1);
    const key = bodies[0]!['k'];
    const [id, trigger] = ['jwks/kid-not-in-confluent-cache', 'trigger'];
    expect(bodies.map((each) => ({ ...each, t: '' }))).toEqual([{ k: key, t: '', a: trigger, id }]);
    expect(String(bodies[0]!['t'])).toMatch(/^6 clients \(client-\d+, client-\d+, client-\d+, 3 more\)$/);
    await fast.refreshKeys();
    await watchFor(1);
    expect(bodies.slice(1).map(({ a, id: about }) => [a, about])).toEqual([
      ['resolve', ''],
      ['trigger', 'watch/rotation-outruns-confluent'],
    ]);
    expect(bodies[1]!['k']).toBe(key);
  });
});
