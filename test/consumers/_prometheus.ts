import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** An alert as the server's API has it. */
export interface Alert {
  readonly labels: Readonly<Record<string, string>>;
  readonly state: string;
}

/**
 * A Prometheus server that scrapes one target every second, stopped after the test.
 *
 * @param target host and port
 * @param rules a file of alert rules
 */
export async function prometheusScraping(target: string, rules?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-prometheus-'));
  const port = await freePort();
  const config = {
    global: { evaluation_interval: '1s' },
    rule_files: rules === undefined ? [] : [resolve(rules)],
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
