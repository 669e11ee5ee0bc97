import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import openmetrics from '../../src/report/formats/openmetrics.ts';
import { HOSTILE_TEXTS } from '../report/_hostile.ts';
import {
  FLEET,
  hostileFleet,
  hostileLint,
  hostileReports,
  LINTED,
  recorded,
  STYLE,
  WRONG_ISSUER,
} from '../report/_reports.ts';
import { prometheusScraping } from './_prometheus.ts';

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
  it('is clean of files, of fleets, and of hostile texts', () => {
    expect(complaints(openmetrics.renderLint(LINTED, STYLE))).toBe('');
    expect(complaints(openmetrics.renderFleet(FLEET, STYLE))).toBe('');
    for (const text of HOSTILE_TEXTS) {
      for (const report of hostileReports(text))
        expect(complaints(openmetrics.render(report, STYLE))).toBe('');
      expect(complaints(openmetrics.renderLint(hostileLint(text), STYLE))).toBe('');
      expect(complaints(openmetrics.renderFleet(hostileFleet(text), STYLE))).toBe('');
    }
  });
});

describe('a Prometheus server', () => {
  it('scrapes the metrics as OpenMetrics, and finds the cause', async () => {
    const exporter = await serving(openmetrics.render(WRONG_ISSUER, STYLE));
    const prometheus = await prometheusScraping(`127.0.0.1:${exporter}`);
    const first = async (query: string): Promise<unknown> => {
      await prometheus.until(async () => (await prometheus.ask(query)).length > 0);
      return (await prometheus.ask(query))[0];
    };
    const found = await first('oauthbearer_root_cause');
    expect(found).toMatchObject({ metric: { cause: 'jwt/iss-trailing-slash', gate: 'jwt' } });
    expect(await first('up')).toMatchObject({ value: [expect.anything(), '1'] });
    expect(await first('oauthbearer_verdict == 1')).toMatchObject({
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
