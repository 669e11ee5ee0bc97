import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import openmetrics from '../../src/report/formats/openmetrics.ts';
import { HOSTILE_TEXTS } from '../report/_hostile.ts';
import { hostileLint, hostileReports, LINTED, recorded, STYLE, WRONG_ISSUER } from '../report/_reports.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'oauthbearer-prometheus-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('promtool check metrics', () => {
  const complaints = (text: string): string => {
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
      input: text,
      encoding: 'utf8',
    });
    return status === 0 ? '' : `${stdout}${stderr}`;
  };
  it.each(recorded)('is clean of %s', (_, report) => {
    expect(complaints(openmetrics.render(report, STYLE))).toBe('');
  });
  it('is clean of files, and of hostile texts', () => {
    expect(complaints(openmetrics.renderLint(LINTED, STYLE))).toBe('');
    for (const text of HOSTILE_TEXTS) {
      for (const report of hostileReports(text))
        expect(complaints(openmetrics.render(report, STYLE))).toBe('');
      expect(complaints(openmetrics.renderLint(hostileLint(text), STYLE))).toBe('');
    }
  });
});

describe('a Prometheus server', () => {
  it('scrapes the metrics as OpenMetrics, and finds the cause', async () => {
    const exporter = await serving(openmetrics.render(WRONG_ISSUER, STYLE));
    const prometheus = await prometheusScraping(exporter);
    const found = await prometheus.first('oauthbearer_root_cause');
    expect(found).toMatchObject({ metric: { cause: 'jwt/iss-trailing-slash', gate: 'jwt' } });
    expect(await prometheus.first('up')).toMatchObject({ value: [expect.anything(), '1'] });
    expect(await prometheus.first('oauthbearer_verdict == 1')).toMatchObject({
      metric: { verdict: 'unhealthy' },
    });
  });
});

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function serving(text: string): Promise<number> {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'application/openmetrics-text; version=1.0.0; charset=utf-8');
    answer.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return portOf(server);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A Prometheus server, stopped after the test. `first` retries until there is an answer. */
async function prometheusScraping(target: number) {
  const port = await freePort();
  writeFileSync(
    join(folder, 'prometheus.yml'),
    `scrape_configs:\n  - job_name: oauthbearer\n    scrape_interval: 1s\n    static_configs: [{ targets: ['127.0.0.1:${target}'] }]\n`,
  );
  const process = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  const gone = new Promise((resolve) => process.once('exit', resolve));
  onTestFinished(async () => {
    process.kill();
    await gone;
  });
  const ask = async (query: string): Promise<unknown> => {
    const url = `http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`;
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok !== true) return undefined;
    return ((await answer.json()) as { data: { result: unknown[] } }).data.result[0];
  };
  const first = async (query: string): Promise<unknown> => {
    for (;;) {
      const found = await ask(query);
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  return { first };
}
