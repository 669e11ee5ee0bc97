import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { machine } from '../../src/probes/world.ts';
import { History } from '../../src/watch/history/history.ts';
import { serve } from '../../src/watch/serve.ts';
import { watch } from '../../src/watch/watch.ts';
import type { TargetRound } from '../../src/watch/watched.ts';
import { fastLab, historyFile } from '../watch/_lab.ts';
import { prometheusScraping, type Alert } from './_prometheus.ts';

it('the alert rules pass their own tests', () => {
  const { status, stdout, stderr } = spawnSync(
    'promtool',
    ['test', 'rules', 'deploy/prometheus/rules.test.yaml'],
    {
      encoding: 'utf8',
    },
  );
  expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
});

it('a Prometheus server that scrapes a watch fires on a rotation, and stops when Confluent has the key', async () => {
  const fast = await fastLab(({ idp }) => void (idp.headers.jwks = { 'cache-control': 'max-age=86400' }));
  const last = new Map<string, TargetRound>();
  const stop = new AbortController();
  const server = await serve('127.0.0.1:0', {
    rounds: () => [...last.values()],
    version: '0.0.0',
    now: machine.now,
  });
  const watching = watch(() => Promise.resolve([fast.member]), {
    ...{ world: fast.lab.world, signal: stop.signal, version: '0.0.0', intervalMs: 1_000, tokenMs: 1 },
    history: await History.open(historyFile(), '0.0.0'),
    onRound: (round) => void last.set(round.target, round),
  });
  onTestFinished(async () => {
    stop.abort();
    await watching;
    await server.close();
  });
  const prometheus = await prometheusScraping(new URL(server.url).host, 'deploy/prometheus/rules.yaml');
  const firing = (): Promise<readonly Alert[]> => prometheus.alerts('OauthbearerClientFailing');

  await prometheus.until(
    async () => (await prometheus.ask('oauthbearer_verdict{verdict="healthy"} == 1')).length > 0,
  );
  expect(await firing()).toEqual([]);
  fast.settings.idp.keys.unshift({ kid: 'rotated' });
  await prometheus.until(async () => (await firing()).length > 0);
  expect(await firing()).toMatchObject([
    {
      labels: { target: 'orders', cause: 'jwks/kid-not-in-confluent-cache', severity: 'critical' },
      state: 'firing',
    },
  ]);
  await fast.refreshKeys();
  await prometheus.until(async () => (await firing()).length === 0);
  expect(await prometheus.ask('oauthbearer_verdict{verdict="healthy"} == 1')).toHaveLength(1);

  const dashboard = JSON.parse(readFileSync('deploy/grafana/dashboard.json', 'utf8')) as {
    panels: { title: string; targets: { expr: string }[] }[];
  };
  for (const { title, targets } of dashboard.panels)
    for (const { expr } of targets)
      expect(await prometheus.ask(expr.replaceAll('$target', '.*')).catch(String), title).toBeInstanceOf(
        Array,
      );
  const series = await prometheus.ask('count({__name__=~"oauthbearer_.*"})');
  expect(Number((series[0] as { value: [number, string] }).value[1])).toBeLessThan(25);
});
