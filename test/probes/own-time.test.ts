import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { examine } from '../../src/doctor/examine.ts';
import { startLab } from '../../src/lab/start.ts';
import { openConnection } from '../../src/probes/connection.ts';
import { within } from '../../src/probes/broker/time-limit.ts';
import { abortable, deadlineOf, finalDeadlineOf, RunOver } from '../../src/probes/deadline.ts';
import { ownTime, watchOwnTime } from '../../src/probes/own-time.ts';
import { tlsSettings } from '../../src/probes/tls.ts';
import { machine, type World } from '../../src/probes/world.ts';
import { buildReport } from '../../src/report/build.ts';
import { inOneSentence } from '../../src/report/words/headline.ts';
import { stall, starve } from './_starved.ts';
import { targetOf } from './_servers.ts';

vi.setConfig({ testTimeout: 60_000 });

const { signal: never } = new AbortController();

/** A server in a thread of its own, which runs while this one stands still. */
async function serverThat(does: 'talks' | 'hangs up on the silent'): Promise<number> {
  const code = `
    const { createServer } = require('node:net');
    const { parentPort } = require('node:worker_threads');
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      ${does === 'talks' ? "socket.write('hello')" : 'setTimeout(() => socket.resetAndDestroy(), 300)'};
    });
    server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`;
  const worker = new Worker(code, { eval: true });
  onTestFinished(async () => void (await worker.terminate()));
  const [port] = (await once(worker, 'message')) as [number];
  return port;
}

describe('the time that this process loses', () => {
  it('is measured, also before the next tick', () => {
    const stop = watchOwnTime();
    const time = ownTime();
    stall(300);
    const { tookMs, heldUpMs } = time();
    stop();
    expect(heldUpMs).toBeGreaterThan(200);
    expect(heldUpMs).toBeLessThanOrEqual(tookMs);
  });
  it('is kept when the last one stops to measure', () => {
    const stop = watchOwnTime();
    const time = ownTime();
    stall(300);
    stop();
    expect(time().heldUpMs).toBeGreaterThan(200);
  });
});

describe('a time limit', () => {
  it('passes where an answer lies in the socket, and it is read', async () => {
    const socket = connect(await serverThat('talks'), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    await once(socket, 'connect');
    const answer = within(
      { ms: 200, signal: never },
      once(socket, 'data').then(([data]) => String(data)),
    );
    stall(600);
    expect(await answer).toBe('hello');
  });
  it('is longer by what was lost, so that a peer in the same process has its time too', async () => {
    const late = new Promise((resolve) => {
      stallSoon(400);
      setTimeout(() => setTimeout(resolve, 150, 'there'), 0);
    });
    expect(await within({ ms: 300, signal: never }, late)).toBe('there');
  });
  it('ends where a peer is silent although this process could run', async () => {
    await expect(within({ ms: 200, signal: never }, new Promise(() => undefined))).rejects.toMatchObject({
      code: 'ETIMEDOUT',
    });
  });
  it('ends without a run too, and then blames nobody', async () => {
    starve();
    await expect(within({ ms: 200, signal: never }, new Promise(() => undefined))).rejects.toMatchObject({
      code: 'HELD_UP',
    });
  });
  it('does not outlast the run, and then blames nobody', async () => {
    starve();
    const run = finalDeadlineOf(never, 700, new RunOver('ETIMEDOUT', 'the time was up'));
    const step = deadlineOf(run.signal, 400);
    onTestFinished(() => [run, step].forEach(({ clear }) => clear()));
    await expect(abortable(new Promise(() => undefined), step.signal)).rejects.toMatchObject({
      code: 'HELD_UP',
      message: expect.stringMatching(/^this machine was too busy to tell: the doctor could not run for /),
    });
    expect(run.signal.aborted).toBe(true);
  });
});

const stallSoon = (ms: number): void => void setImmediate(stall, ms);

describe('a connection', () => {
  it('is not called silent because this process was', async () => {
    const port = await serverThat('talks');
    const world: World = { ...machine, connect: (to) => stallingAt('connect', machine.connect(to)) };
    const { connection, socket } = await openConnection(
      { host: '127.0.0.1', port },
      { world, signal: never, family: 0, timeoutMs: 200 },
    );
    socket?.destroy();
    expect(connection.tcp).toMatchObject({ ok: true });
  });
  it('is not called cut where the server hung up on a silence of ours', async () => {
    const port = await serverThat('hangs up on the silent');
    const world: World = { ...machine, connect: (to) => stallingAt('connect', machine.connect(to), 1300) };
    const { connection } = await openConnection(
      { host: '127.0.0.1', port, tls: tlsSettings(targetOf({})) },
      { world, signal: never, family: 0, timeoutMs: 20_000 },
    );
    expect(connection).toMatchObject({ tcp: { ok: true }, tls: { ok: false, code: 'HELD_UP' } });
  });
});

const stallingAt = (event: string, socket: Socket, ms = 600): Socket => socket.once(event, () => stall(ms));

const examined = async (ids: readonly string[], timeoutMs: number) => {
  const lab = await startLab(ids);
  onTestFinished(() => lab.close());
  const { evidence, diagnosis, durationMs } = await examine(
    { ...lab.target, timeoutMs, connectTimeoutMs: 400 },
    { world: lab.world },
  );
  return { evidence, diagnosis, report: buildReport(evidence, diagnosis, { version: '1', durationMs }) };
};

describe('the doctor without time to run', () => {
  it('still finds a healthy client healthy, though every limit passes while it stands still', async () => {
    const lab = await startLab();
    onTestFinished(() => lab.close());
    const isTheClients = (port: number, host: string): boolean => port === 9092 || /auth0/.test(host);
    const world: World = {
      ...lab.world,
      connect: (to) => {
        const socket = lab.world.connect(to);
        return isTheClients(to.port, to.host) ? stallingAt('connect', socket) : socket;
      },
    };
    const { diagnosis } = await examine({ ...lab.target, connectTimeoutMs: 400 }, { world });
    expect(diagnosis).toMatchObject({ verdict: 'healthy', rootCauses: [] });
  });

  it.each([
    'sasl/handshake-timeout',
    'network/idp-does-not-answer',
    'network/tcp-idp-blocked',
    'network/tcp-broker-blocked',
    'healthy',
  ])('names no cause: %s', async (id) => {
    starve();
    const { evidence, report } = await examined(id === 'healthy' ? [] : [id], 1500);
    expect(report.rootCauses.map((each) => each.id)).toEqual([]);
    expect(report.unexplained).toEqual([]);
    expect(evidence.heldUpMs).toBeGreaterThan(300);
    if (id === 'healthy') return;
    expect(inOneSentence(report)).toMatch(
      /^Inconclusive: this machine was too busy to tell; the doctor could not run for \d+\.\d s of \d+\.\d s/,
    );
  });
});
