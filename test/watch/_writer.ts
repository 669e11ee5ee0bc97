import { History } from '../../src/watch/history/history.ts';

/* Writes rounds until it is killed: one every time that it can. Each has as many events as its number says. */
const [file = '', from = '0'] = process.argv.slice(2);
const history = await History.open(file, '0.0.0');
process.stdout.write('open\n');
for (let at = Number(from); ; at += 1) {
  const state = { outcome: 'healthy', causes: [], because: `round ${at}` } as const;
  const span = {
    what: 'published-keys',
    subject: 'keys',
    value: '["a"]',
    since: 0,
    until: at,
    seen: at + 1,
  } as const;
  const event = { schemaVersion: 1, kind: 'changed', target: 't', key: 't', title: String(at) } as const;
  await history.record({
    ...{ target: 't', at, durationMs: 1, state, since: 0, spans: [span], samples: [], findings: [] },
    events: [{ ...event, at: new Date(at).toISOString() }],
  });
  process.stdout.write(`${at}\n`);
}
