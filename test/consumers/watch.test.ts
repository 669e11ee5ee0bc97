import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { machine } from '../../src/probes/world.ts';
import { History } from '../../src/watch/history/history.ts';
import { serve } from '../../src/watch/serve.ts';
import { watch, type TargetRound } from '../../src/watch/watch.ts';
import { fastLab, historyFile } from '../watch/_lab.ts';

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
    intervalMs: 1_000,
    now: machine.now,
  });
  const watching = watch([fast.member], {
    ...{ world: fast.lab.world, signal: stop.signal, version: '0.0.0', intervalMs: 1_000, tokenMs: 1 },
    history: await History.open(historyFile(), '0.0.0'),
    onRound: (round) => void last.set(round.target, round),
  });
  onTestFinished(async () => {
    stop.abort();
    await watching;
    await server.close();
  });
  const prometheus = await prometheusScraping(new URL(server.url).host);
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

interface Alert {
  readonly labels: Readonly<Record<string, string>>;
  readonly state: string;
}

/** A Prometheus server with our rules, stopped after the test. */
async function prometheusScraping(target: string) {
  const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-prometheus-'));
  const port = await freePort();
  const config = {
    global: { evaluation_interval: '1s' },
    rule_files: [resolve('deploy/prometheus/rules.yaml')],
    scrape_configs: [
      { job_name: 'oauthbearer', scrape_interval: '1s', static_configs: [{ targets: [target] }] },
    ],
  };
  // JSON is YAML.
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(config));
  const process = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  const gone = new Promise((ended) => process.once('exit', ended));
  onTestFinished(async () => {
    process.kill();
    await gone;
    rmSync(folder, { recursive: true });
  });
  const get = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`);
    const body = (await answer.json()) as { status: string; error?: string; data: T };
    if (body.status !== 'success') throw new Error(body.error);
    return body.data;
  };
  return {
    ask: async (query: string): Promise<readonly unknown[]> =>
      (await get<{ result: unknown[] }>(`query?query=${encodeURIComponent(query)}`)).result,
    alerts: async (name: string): Promise<readonly Alert[]> =>
      (await get<{ alerts: Alert[] }>('alerts')).alerts.filter(({ labels }) => labels['alertname'] === name),
    /** Asks again until it holds; the test's own time limit ends it. */
    until: async (holds: () => Promise<boolean>): Promise<void> => {
      while (!(await holds().catch(() => false))) await new Promise((next) => setTimeout(next, 200));
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
