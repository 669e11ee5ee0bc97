import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { EVENT_KINDS, type WatchEvent } from '../../src/watch/event.ts';
import { History, type Round } from '../../src/watch/history/history.ts';
import { checkedUrl, deliver } from '../../src/watch/webhook.ts';
import { historyFile } from './_lab.ts';

const signal = new AbortController().signal;
const event = (kind: WatchEvent['kind'], title: string): WatchEvent => ({
  ...{ schemaVersion: 1, at: '2026-11-29T10:00:00.000Z', target: 'orders', kind, title, key: 'orders' },
});
const round = (events: readonly WatchEvent[]): Round => ({
  ...{ target: 'orders', at: 1, durationMs: 1, since: 1, spans: [], samples: [], findings: [], events },
  state: { outcome: 'healthy', causes: [], because: '' },
});

async function receiver(status: () => number) {
  const bodies: unknown[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const code = status();
      if (code === 200) bodies.push(JSON.parse(body));
      response.writeHead(code, code === 302 ? { location: 'http://169.254.169.254/' } : {}).end();
    });
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  onTestFinished(() => void server.close());
  return { bodies, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/s3cret` };
}

it('delivers each change once, in its order, and what failed in a later round, also after a restart', async () => {
  let status = 503;
  const { bodies, url } = await receiver(() => status);
  const file = historyFile();
  const history = await History.open(file, '0.0.0');
  const hostile = 'filter "a"}} {{key}} \n\\';
  await history.record(round([event('failing', hostile), event('changed', 'x'), event('recovered', 'well')]));
  const template = {
    text: '{{target}}: {{title}}',
    event_action: '{{action}}',
    n: [1, '{{severity}}{{none}}'],
  };
  const kinds = EVENT_KINDS.filter((kind) => kind !== 'changed');
  const webhook = { url, template, kinds };
  expect(await deliver(history, webhook, signal)).toBe('it answered HTTP 503');
  status = 302;
  const redirected = await deliver(history, webhook, signal);
  expect(redirected).toMatch(/redirect|302/);
  expect(bodies).toEqual([]);
  status = 200;
  const again = await History.open(file, '0.0.0');
  expect(await deliver(again, webhook, signal)).toBeUndefined();
  expect(bodies).toEqual([
    { text: `orders: ${hostile}`, event_action: 'trigger', n: [1, 'critical'] },
    { text: 'orders: well', event_action: 'resolve', n: [1, 'info'] },
  ]);
  expect(await deliver(again, webhook, signal)).toBeUndefined();
  expect(bodies).toHaveLength(2);
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
