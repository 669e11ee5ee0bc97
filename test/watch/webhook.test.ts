import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { machine, type World } from '../../src/probes/world.ts';
import { courier, MOST_WAITING } from '../../src/watch/courier.ts';
import { EVENT_KINDS, type WatchEvent } from '../../src/watch/event.ts';
import { History, type Round } from '../../src/watch/history/history.ts';
import { notificationsOf } from '../../src/watch/notifications.ts';
import { checkedUrl, type Webhook } from '../../src/watch/webhook.ts';
import { historyFile } from './_lab.ts';

const event = (kind: WatchEvent['kind'], title: string, changed: Partial<WatchEvent> = {}): WatchEvent => ({
  ...{ schemaVersion: 1, at: '2026-11-29T10:00:00.000Z', target: 'orders', kind, title, key: 'orders' },
  ...changed,
});
const round = (events: readonly WatchEvent[]): Round => ({
  ...{ target: 'orders', at: 1, durationMs: 1, since: 1, spans: [], samples: [], findings: [], events },
  state: { outcome: 'healthy', causes: [], because: '' },
});

/** A webhook that answers in turn with these, and then with 200. */
async function receiver(
  answers: readonly { readonly status: number; readonly headers?: Record<string, string> }[],
) {
  const bodies: Record<string, unknown>[] = [];
  const left = [...answers];
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { status, headers = {} } = left.shift() ?? { status: 200 };
      if (status === 200) bodies.push(JSON.parse(body) as Record<string, unknown>);
      response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  onTestFinished(() => void server.close());
  const port = (server.address() as AddressInfo).port;
  return { bodies, url: `http://127.0.0.1:${port}/hook/s3cret`, asked: () => asked };
}

/** Delivers until nothing waits, on a clock that only counts the pauses (milliseconds). */
async function delivered(history: History, given: Partial<Webhook> & { readonly url: string }) {
  const pauses: number[] = [];
  const problems: string[] = [];
  const world: World = {
    ...machine,
    pause: async (ms, signal) => {
      // The end waits so long for the last of them.
      if (ms === 600_000) return machine.pause(ms, signal);
      pauses.push(ms);
      return !signal.aborted;
    },
  };
  const running = courier({
    ...{ history, world, signal: new AbortController().signal, random: () => 0.5 },
    webhook: { kinds: EVENT_KINDS, way: {}, ...given },
    onProblem: (problem) => void problems.push(problem),
  });
  running.wake();
  await running.end(600_000);
  return { pauses, problems };
}

describe('a webhook', () => {
  it('has each change once, in its order, and a failed one again, each time after a longer pause', async () => {
    const { bodies, url, asked } = await receiver([
      { status: 503 },
      { status: 302, headers: { location: 'http://169.254.169.254/' } },
      { status: 429, headers: { 'retry-after': '90' } },
      { status: 500 },
    ]);
    const history = await History.open(historyFile(), '0.0.0');
    const hostile = 'filter "a"}} {{key}} \n\\';
    await history.record(
      round([event('failing', hostile), event('changed', 'x'), event('recovered', 'well')]),
    );
    const template = {
      text: '{{target}}: {{title}}',
      event_action: '{{action}}',
      n: [1, '{{severity}}{{none}}'],
    };
    const kinds = EVENT_KINDS.filter((kind) => kind !== 'changed');
    const { pauses, problems } = await delivered(history, { url, template, kinds });
    expect(bodies).toEqual([
      { text: `orders: ${hostile}`, event_action: 'trigger', n: [1, 'critical'] },
      { text: 'orders: well', event_action: 'resolve', n: [1, 'info'] },
    ]);
    expect(asked()).toBe(6);
    expect(pauses).toEqual([1_000, 2_000, 90_000, 8_000]);
    expect(problems).toEqual([
      'it answered HTTP 503; it is tried again',
      'it answered with a redirect; it is tried again',
      'it answered HTTP 429; it is tried again',
      'it answered HTTP 500; it is tried again',
    ]);
    expect(await history.undelivered()).toEqual([]);
  });

  it('has after a restart what it did not take before', async () => {
    const { bodies, url } = await receiver([]);
    const file = historyFile();
    const history = await History.open(file, '0.0.0');
    await history.record(round([event('failing', 'x')]));
    await delivered(await History.open(file, '0.0.0'), { url });
    expect(bodies).toMatchObject([{ title: 'x' }]);
    await delivered(await History.open(file, '0.0.0'), { url });
    expect(bodies).toHaveLength(1);
  });

  it('that refuses a message does not hold up the others', async () => {
    const { bodies, url } = await receiver([{ status: 400 }]);
    const history = await History.open(historyFile(), '0.0.0');
    await history.record(round([event('failing', 'too long'), event('recovered', 'well')]));
    const { problems } = await delivered(history, { url });
    expect(problems).toEqual(['it answered HTTP 400; this change is not sent again']);
    expect(bodies).toMatchObject([{ title: 'well' }]);
  });

  it('that takes nothing is not waited for, and the newest changes are kept for it', async () => {
    const history = await History.open(historyFile(), '0.0.0');
    const events = Array.from({ length: MOST_WAITING + 5 }, (_, at) =>
      event('failing', `change ${at}`, { key: `k${at}` }),
    );
    await history.record(round(events));
    const problems: string[] = [];
    const stop = new AbortController();
    const running = courier({
      ...{
        history,
        signal: stop.signal,
        webhook: { kinds: EVENT_KINDS, way: {}, url: 'http://127.0.0.1:9/s3cret' },
      },
      world: { ...machine, pause: async () => (stop.abort(), false) },
      onProblem: (problem) => void problems.push(problem),
    });
    running.wake();
    await running.end(0);
    expect(problems[0]).toBe('5 old changes are not sent, because too many are waiting');
    const waiting = await history.undelivered();
    expect([waiting.length, waiting[0]!.event.title]).toEqual([MOST_WAITING, 'change 5']);
    expect(problems.join()).not.toContain('s3cret');
  });
});

describe('notifications', () => {
  const told = (events: readonly WatchEvent[]) =>
    notificationsOf(events.map((each, id) => ({ id, event: each }))).map(
      ({ event: { kind, targets, target } }) => [kind, ...(targets ?? [target])].join(' '),
    );
  const of = (kind: WatchEvent['kind'], target: string, key = 'a', id = 'jwks/x'): WatchEvent =>
    event(kind, 'The client cannot sign in', { target, key, id });

  it('are one for what one reason does to several clients', () => {
    expect(
      told([of('failing', 'a'), of('failing', 'b'), of('failing', 'c', 'c'), of('failing', 'd')]),
    ).toEqual(['failing a b d', 'failing c']);
  });
  it('are in order where a client fails, recovers and fails again before the first is delivered', () => {
    const again = [of('failing', 'a'), of('failing', 'b'), of('recovered', 'a'), of('recovered', 'b')];
    expect(told([...again, of('failing', 'a')])).toEqual(['failing a b', 'recovered a b', 'failing a']);
  });
  it('name some clients in the text and all in a list, and end an incident with the last of them', () => {
    const clients = Array.from({ length: 40 }, (_, at) => `client-${at}`);
    const left = (at: number) => (at < 39 ? { othersLeft: 39 - at } : {});
    const [all] = notificationsOf(
      clients.map((target, id) => ({ id, event: { ...of('recovered', target), ...left(id) } })),
    );
    expect(all!.event.target).toBe('40 clients (client-0, client-1, client-2, 37 more)');
    expect(all!.event.targets).toEqual(clients);
    expect(all!.event).not.toHaveProperty('othersLeft');
    expect(all!.ids).toHaveLength(40);
  });
});

it('does not deliver later what was recorded without a webhook', async () => {
  const history = await History.open(historyFile(), '0.0.0', false);
  await history.record(round([event('failing', 'x')]));
  expect(await history.undelivered()).toEqual([]);
});

it.each(['', 'http://hooks.example/s3cret', 'ftp://hooks.example', 'hooks.example/s3cret'])(
  'refuses %j',
  (url) => {
    const refused = (): unknown => checkedUrl(url, '--webhook-env HOOK');
    expect(refused).toThrow('--webhook-env HOOK');
    expect(refused).not.toThrow('s3cret');
  },
);
