// @module-tag hostile/http
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { readBundle } from '../../src/evidence/bundle.ts';
import type { Report } from '../../src/report/report.ts';
import type { FleetReport } from '../../src/report/fleet.ts';
import type { WatchEvent } from '../../src/watch/event.ts';
import { jsonAnswer, saying, SPIN, spinPreload } from './_spin.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'oauthbearer-supervised-'));
});
const spin = spinPreload();
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  spin.remove();
});

/** The real command line as a process. */
function run(argv: readonly string[], env: Record<string, string> = {}, stdin?: string) {
  const child: ChildProcess = spawn(process.execPath, [inject('executable'), ...argv], {
    env: { PATH: process.env['PATH'], SECRET: 'q3ZpyT8sXv5Lm', ...env },
    stdio: 'pipe',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name]!.on('data', (part: Buffer) => (text[name] += part.toString()));
  child.stdin!.end(stdin);
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, ...text })),
  );
  return { child, ended };
}

const doctorAt = (port: number, ...flags: readonly string[]): readonly string[] => [
  ...['doctor', '--token-endpoint', `http://127.0.0.1:${port}/token`, '--client-id', 'orders'],
  ...['--client-secret-env', 'SECRET', '--no-experiments', ...flags],
];
/** The same client in the list of a fleet. */
const target = (port: number): string =>
  `{ tokenEndpoint: "http://127.0.0.1:${port}/token", clientId: orders, clientSecretEnv: SECRET, experiments: false }`;

describe('a server that keeps the doctor busy forever', () => {
  const spinning = async (...flags: readonly string[]) =>
    run(doctorAt(await saying(SPIN), ...flags), spin.env);

  it('does not block the run, which says how far it got', async () => {
    const { code, stdout, stderr } = await (await spinning('--timeout', '2s')).ended;
    expect(stderr).toContain('stopped: the run did not end within its time (--timeout 2s)');
    expect(stderr).toMatch(/not finished: .*token/);
    expect(stdout).toContain('Inconclusive: the run was stopped');
    expect(code).toBe(3);
  });
  it('does not keep from the report what was seen before, in any format', async () => {
    const now = Math.floor(Date.now() / 1000);
    const hostile = await saying(SPIN);
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      iss: `http://127.0.0.1:${hostile}/`,
      sub: 'orders',
      aud: 'kafka',
      iat: now - 60,
      exp: now - 1,
    };
    const token = `${part({ alg: 'RS256', kid: 'k1' })}.${part(claims)}.c2ln`;
    const port = await saying(jsonAnswer(JSON.stringify({ access_token: token, token_type: 'Bearer' })));
    const bundle = join(folder, 'cut.json');
    onTestFinished(() => rmSync(bundle));
    // The discovery document is looked for where the token's issuer is, so after the token was seen.
    const flags = ['--allow-host', `127.0.0.1:${hostile}`, '--format', 'json', '--bundle', bundle];
    const within = (timeout: string) => run(doctorAt(port, ...flags, '--timeout', timeout), spin.env).ended;
    let ended = await within('2s');
    // On a busy machine the time may be over before the hostile answer is read.
    for (const timeout of ['20s', '5m']) {
      if (ended.stderr.includes('spinning')) break;
      rmSync(bundle);
      ended = await within(timeout);
    }
    const { code, stdout, stderr } = ended;
    expect(stderr).toContain('so the report is of what was known by then');
    expect(stderr).toContain('finished: token; not finished: discovery');
    const report = JSON.parse(stdout) as Report;
    expect(report.stopped).toContain('an answer keeps the doctor itself busy');
    expect(report.token).toContainEqual(expect.objectContaining({ name: 'sub', value: 'orders' }));
    expect(code).toBe(report.verdict === 'unhealthy' ? 1 : 3);
    const recorded = readBundle(readFileSync(bundle, 'utf8'));
    expect(recorded.evidence.token.jwt.status).toBe('observed');
    expect(recorded.evidence.discovery.appended).toMatchObject({ status: 'missing' });
    expect(recorded.evidence.stopped).toBe(report.stopped);
  });
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('can still be ended by %s', async (signal, exit) => {
    const bundle = join(folder, signal);
    const { child, ended } = await spinning('--timeout', '10m', '--bundle', bundle);
    child.stderr!.on('data', (part: Buffer) => {
      if (part.toString().includes('spinning')) child.kill(signal);
    });
    const { code, stdout, stderr } = await ended;
    expect(stderr).toContain('oauthbearer: interrupted\n');
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('a machine without time to run the doctor is not called a defect of ours', async () => {
  const port = await saying(jsonAnswer('{"a": "stand-here"}'));
  const { ended } = run(doctorAt(port, '--timeout', '4s'), spin.env);
  const { code, stderr } = await ended;
  expect(stderr).toMatch(/this machine is too busy: the doctor had \d\.\d s of processor time; run it again/);
  expect(stderr).not.toContain('defect');
  expect(code).toBe(3);
});

/** A file of two clients, the second of which keeps the doctor busy, for a command that takes several. */
async function withTwo(command: 'fleet' | 'watch', ...flags: readonly string[]) {
  const [hostile, harmless] = [
    await saying(SPIN),
    await saying('HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n'),
  ];
  const place = mkdtempSync(join(folder, 'clients-'));
  onTestFinished(() => rmSync(place, { recursive: true }));
  const file = join(place, 'clients.yaml');
  writeFileSync(file, `targets:\n  first: ${target(harmless)}\n  second: ${target(hostile)}\n`);
  const own = command === 'watch' ? ['--history', join(place, 'history.db')] : [];
  // The database of a history is a package of its own.
  const env = { ...spin.env, NODE_PATH: resolve('node_modules') };
  return run([command, file, '--concurrency', '1', '--timeout', '10m', ...own, ...flags], env);
}
/** The exit code of a command that is interrupted while it is in a loop. */
async function interrupted({ child, ended }: ReturnType<typeof run>): Promise<number | null> {
  child.stderr!.on('data', (part: Buffer) => {
    if (part.toString().includes('spinning')) child.kill('SIGINT');
  });
  const { code, stderr } = await ended;
  expect(stderr).toContain('oauthbearer: interrupted\n');
  return code;
}
// A command that works on many clients is given 15 seconds, in which it keeps a processor busy.
const inVain = { tags: ['thorough'] };

describe('a server that keeps a fleet busy forever', () => {
  it('ends it with the report of what is known, in the format that was asked for', inVain, async () => {
    const { code, stdout, stderr } = await (await withTwo('fleet', '--format', 'json')).ended;
    expect(stderr).toMatch(
      /stopped: an answer keeps the doctor itself busy[^]*at that moment: .*clients\.yaml#second\n/,
    );
    const report = JSON.parse(stdout) as FleetReport;
    expect(report).toMatchObject({ interrupted: true, counts: { total: 2 } });
    expect(report.open.map(({ name }) => name)).toContainEqual(expect.stringMatching(/#second$/));
    expect([1, 3]).toContain(code);
  });
  it('can still be ended by Ctrl-C', async () => {
    expect(await interrupted(await withTwo('fleet'))).toBe(130);
  });
});

describe('a server that keeps a watch busy forever', () => {
  it('is left alone, and the watch goes on with the others', inVain, async () => {
    const { ended } = await withTwo('watch', '--rounds', '1', '--format', 'jsonl', '--interval', '1s');
    const { code, stdout, stderr } = await ended;
    expect(stderr).toMatch(
      /stopped: an answer keeps the doctor itself busy[^]*it is an answer to .*#second; the watch goes on/,
    );
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as WatchEvent);
    expect(events.map(({ target, kind }) => [target.split('#')[1], kind])).toEqual([
      ['first', 'failing'],
      ['second', 'unjudged'],
    ]);
    expect(events[1]?.title).toContain('not looked at for now: an answer keeps the doctor itself busy');
    expect(code).toBe(1);
  });
  it('can still be ended by Ctrl-C', async () => {
    expect(await interrupted(await withTwo('watch'))).toBe(130);
  });
});

describe('a status that is none', () => {
  const withStatus = (status: string) => saying(`HTTP/1.1 ${status}\r\nContent-Length: 2\r\n\r\n{}`);

  it('is named in the report', async () => {
    const { code, stdout, stderr } = await run(
      doctorAt(await withStatus('000 X'), '--timeout', '10m', '--quiet', '--format', 'human'),
    ).ended;
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/no usable answer comes: [^.]* HTTP\b/);
    expect(stdout).toContain('network/idp-does-not-answer');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });
  it('is named in the report, whichever it is', async () => {
    const statuses = ['001 X', '077', '099 X', '100 Continue', '101 X', '1 X', '２００ OK'];
    const file = join(folder, 'statuses.yaml');
    const ports = await Promise.all(statuses.map(withStatus));
    writeFileSync(file, `targets:\n${ports.map((port) => `  at-${port}: ${target(port)}\n`).join('')}`);
    onTestFinished(() => rmSync(file));
    const { code, stdout } = await run(['fleet', file, '--timeout', '10m', '--format', 'json']).ended;
    const { rootCauses } = JSON.parse(stdout) as FleetReport;
    for (const { cause } of rootCauses) {
      expect(cause.id).toBe('network/idp-does-not-answer');
      expect(cause.because).toMatch(/no usable answer comes: [^.]* HTTP\b/);
    }
    expect(rootCauses.flatMap(({ members }) => members)).toHaveLength(statuses.length);
    expect(code).toBe(1);
  });
});

it('a command that runs in a thread still reads standard input, and ends with its own code', async () => {
  const token = `${btoa('{"alg":"RS256"}')}.${btoa('{"sub":"orders","exp":1}')}.c2ln`.replaceAll('=', '');
  const { code, stdout } = await run(['doctor', '--offline', '--token-file', '-'], {}, token).ended;
  expect(stdout).toContain('expired');
  expect(code).toBe(1);
});

it('a server that is asked to end does so with 143', async () => {
  const { child, ended } = run(['lab']);
  child.stderr!.on('data', (part: Buffer) => {
    if (part.toString().includes('Ctrl-C')) child.kill('SIGTERM');
  });
  expect((await ended).code).toBe(143);
});
