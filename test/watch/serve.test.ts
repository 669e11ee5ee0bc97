import { request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../../src/watch/serve.ts';
import type { TargetRound } from '../../src/watch/watch.ts';
import { WRONG_ISSUER } from '../report/_reports.ts';

const round = (target: string): TargetRound => ({
  ...{ target, at: 1_000, since: 500, events: [], report: WRONG_ISSUER },
  state: { outcome: 'unhealthy', causes: ['jwt/iss-trailing-slash'], because: '' },
  findings: [
    {
      ...{
        id: 'watch/client-secret-expires',
        kind: 'forecast',
        subject: 'client secret',
        since: 1,
        stage: 0,
      },
      ...{ title: '', because: '', fix: '', failsAt: 9_000 },
    },
  ],
});

async function asked(path: string, { host, now = 2_000 }: { host?: string; now?: number } = {}) {
  const rounds = ['orders', 'bill"ing\n'].map(round);
  const server = await serve('127.0.0.1:0', { rounds: () => rounds, intervalMs: 1_000, now: () => now });
  onTestFinished(() => server.close());
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const sent = request(
      `${server.url}${path}`,
      host === undefined ? {} : { headers: { host } },
      (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode, body }));
      },
    );
    sent.on('error', reject).end();
  });
}

describe('the server of a watch', () => {
  it('serves metrics of all targets, each family once, with hostile names escaped', async () => {
    const { body } = await asked('/metrics');
    expect(body).toContain('oauthbearer_root_cause{target="orders",cause="jwt/iss-trailing-slash"');
    expect(body).toContain(
      'oauthbearer_watch_fails_timestamp_seconds{target="orders",id="watch/client-secret-expires"} 9',
    );
    expect(body).toContain(String.raw`target="bill\"ing\\n"`);
    const families = body.match(/^# TYPE \S+/gm)!;
    expect(new Set(families).size).toBe(families.length);
    expect(body.endsWith('# EOF\n')).toBe(true);
  });
  it('says whether rounds are finished', async () => {
    expect(await asked('/healthz')).toMatchObject({ status: 200 });
    expect(await asked('/healthz', { now: 4_000 })).toMatchObject({ status: 503 });
  });
  it('shows the report, and answers no web page of another name', async () => {
    expect((await asked('/')).body).toContain('<main id="report">');
    expect(await asked('/?target=nobody')).toMatchObject({ status: 404 });
    expect(await asked('/metrics', { host: 'attacker.example' })).toMatchObject({ status: 403 });
    expect(await asked('/other')).toMatchObject({ status: 404 });
  });
  it.each(['9464', ':70000', 'a b:1', 'http://localhost:9464'])('refuses the address %s', async (address) => {
    await expect(serve(address, { rounds: () => [], intervalMs: 1, now: () => 0 })).rejects.toThrow(
      '--listen',
    );
  });
});
