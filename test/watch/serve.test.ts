import { request } from 'node:http';
import { Server } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { serve } from '../../src/watch/serve.ts';
import type { TargetRound } from '../../src/watch/watched.ts';
import { reportWith, WRONG_ISSUER } from '../report/_reports.ts';

const round = (target: string): TargetRound => ({
  ...{ target, at: 1_000, restMs: 1_000, since: 500, events: [], report: WRONG_ISSUER },
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

const BOTH = ['orders', 'bill"ing\n'].map(round);

async function asked(
  path: string,
  { host, now = 2_000, rounds = BOTH }: { host?: string; now?: number; rounds?: readonly TargetRound[] } = {},
) {
  const server = await serve('127.0.0.1:0', { rounds: () => rounds, version: '0.0.0', now: () => now });
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
    // Rounds are rarer while only a temporary fault is seen.
    const rests = { now: 4_000, rounds: [{ ...round('orders'), restMs: 8_000 }] };
    expect(await asked('/healthz', rests)).toMatchObject({ status: 200 });
  });
  it('lists how each client is, in JSON and as a page with a link to its report', async () => {
    const well: TargetRound = {
      ...round('well'),
      state: { outcome: 'healthy', causes: [], because: 'Healthy.' },
      report: reportWith(),
    };
    const rounds = [...BOTH, well];
    expect(JSON.parse((await asked('/healthz', { rounds })).body)).toEqual({
      alive: true,
      targets: 3,
      clients: [
        ...[BOTH[0]!, BOTH[1]!].map(({ target }) => ({
          ...{ name: target, well: false, outcome: 'unhealthy', causes: ['jwt/iss-trailing-slash'] },
          ...{ since: '1970-01-01T00:00:00.500Z', lastRound: '1970-01-01T00:00:01.000Z' },
        })),
        {
          ...{ name: 'well', well: true, outcome: 'healthy', causes: [] },
          ...{ since: '1970-01-01T00:00:00.500Z', lastRound: '1970-01-01T00:00:01.000Z' },
        },
      ],
    });
    const { body } = await asked('/', { rounds });
    expect(body).toContain('2 clients of 3 cannot sign in or work: 1 root cause');
    const links = [...body.matchAll(/href="(\/clients\/[^"]*)"/g)].map(([, path = '']) => path);
    expect(links).toEqual(['/clients/bill%22ing%0A', '/clients/orders', '/clients/well']);
    for (const link of links) expect((await asked(link, { rounds })).body).toContain('<main id="report">');
    expect(await asked('/clients/nobody', { rounds })).toMatchObject({ status: 404 });
    expect(await asked('/clients/%ff', { rounds })).toMatchObject({ status: 404 });
  });
  it('has one series where several findings have one id', async () => {
    const [finding] = round('orders').findings;
    const findings = [finding!, { ...finding!, subject: 'another', failsAt: 4_000 }];
    const { body } = await asked('/metrics', { rounds: [{ ...round('orders'), findings }] });
    expect(body.match(/^oauthbearer_watch_finding\{.*/gm)).toHaveLength(1);
    expect(body.match(/^oauthbearer_watch_fails_timestamp_seconds\{.*/gm)).toEqual([
      'oauthbearer_watch_fails_timestamp_seconds{target="orders",id="watch/client-secret-expires"} 4',
    ]);
  });
  it('shows the report, and answers no web page of another name', async () => {
    expect((await asked('/')).body).toContain('<main id="report">');
    expect(await asked('/?target=nobody')).toMatchObject({ status: 404 });
    expect(await asked('/metrics', { host: 'attacker.example' })).toMatchObject({ status: 403 });
    expect(await asked('/other')).toMatchObject({ status: 404 });
  });
  it.each(['9464', ':70000', 'a b:1', 'http://localhost:9464'])('refuses the address %s', async (address) => {
    await expect(serve(address, { rounds: () => [], version: '0.0.0', now: () => 0 })).rejects.toThrow(
      '--listen',
    );
  });
  const nothing = { rounds: () => [], version: '0.0.0', now: () => 0 };
  it('says that a port is in use, and what to do', async () => {
    const first = await serve(':0', nothing);
    onTestFinished(() => first.close());
    const { port } = new URL(first.url);
    await expect(serve(`127.0.0.1:${port}`, nothing)).rejects.toThrow(
      `--listen 127.0.0.1:${port}: the port is in use: another process listens there; choose another with --listen`,
    );
  });
  it.each(['192.0.2.1:0', '[2001:db8::1]:0', 'no-such-host.invalid:0'])(
    'names no file where it cannot listen on %s',
    async (address) => {
      await expect(serve(address, nothing)).rejects.toThrow(
        /^--listen \S+: (?:this machine (?:does not have this address|has no IPv6)|th(?:ere is no such|e) host name)/,
      );
    },
  );
  it.each([
    ['EACCES', 'choose one from 1024'],
    ['EMFILE', 'cannot be listened on (EMFILE); choose another'],
  ])('says what to do at %s', async (code, words) => {
    const listen = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
      this.emit('error', Object.assign(new Error(), { code }));
      return this;
    });
    onTestFinished(() => listen.mockRestore());
    await expect(serve(':80', nothing)).rejects.toThrow(words);
  });
  it('answers 500 without details where a page fails, and serves the next request', async () => {
    let isBroken = true;
    const rounds = (): readonly TargetRound[] => {
      if (isBroken) throw new Error('of the page');
      return BOTH;
    };
    const server = await serve(':0', { ...nothing, rounds });
    onTestFinished(() => server.close());
    for (const path of ['/', '/metrics', '/healthz', '/clients/orders']) {
      const broken = await fetch(`${server.url}${path}`);
      expect([broken.status, await broken.text()]).toEqual([500, 'This page cannot be shown.\n']);
    }
    isBroken = false;
    expect((await fetch(`${server.url}/metrics`)).status).toBe(200);
  });
  it('goes on when connections cannot be accepted', async () => {
    const listen = vi.spyOn(Server.prototype, 'listen');
    onTestFinished(() => listen.mockRestore());
    const server = await serve(':0', { ...nothing, rounds: () => BOTH });
    onTestFinished(() => server.close());
    const opened = listen.mock.contexts[0] as Server;
    // As Node does for each, while the process has no descriptor left.
    for (const code of ['EMFILE', 'EMFILE', 'ENFILE'])
      opened.emit('error', Object.assign(new Error(), { code }));
    expect((await fetch(`${server.url}/metrics`)).status).toBe(200);
  });
});
