import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { reportSchema } from '../../src/report/schema.ts';
import type { Report } from '../../src/report/report.ts';
import { listScenarios } from '../../src/lab/catalogue.ts';
import { besidesWaiting, oauthbearer } from './_terminal.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'oauthbearer-test-'))));
afterAll(async () => rm(folder, { recursive: true, force: true }));
const inFolder = (name: string): string => join(folder, name);

const reportOf = (text: string): Report => {
  const value: unknown = JSON.parse(text);
  expect(reportSchema.safeParse(value).error?.issues).toBeUndefined();
  return value as Report;
};

describe('doctor --lab', () => {
  it('finds a healthy lab healthy, and prints only to stdout', async () => {
    const { code, stdout, stderr } = await oauthbearer(['doctor', '--lab', '--format', 'json']);
    expect(reportOf(stdout)).toMatchObject({
      verdict: 'healthy',
      rootCauses: [],
      model: { observed: 'accept', agree: true },
    });
    expect({ code, stderr: besidesWaiting(stderr) }).toEqual({ code: 0, stderr: '' });
  });
  it('writes several reports at once, files without colour', async () => {
    const { code, stdout } = await oauthbearer(
      [
        'doctor',
        '--lab',
        '--format',
        'human',
        '--format',
        `json=${inFolder('r.json')}`,
        '--format',
        `human=${inFolder('r.txt')}`,
      ],
      { env: { FORCE_COLOR: '1' } },
    );
    expect(code).toBe(0);
    expect(stdout).toContain('\u001b[');
    expect(await readFile(inFolder('r.txt'), 'utf8')).not.toContain('\u001b[');
    expect(reportOf(await readFile(inFolder('r.json'), 'utf8')).verdict).toBe('healthy');
  });
  it.runIf(listScenarios().length > 0)(
    'reports the same for a recorded run, and makes the recording private',
    async () => {
      const { id } = listScenarios()[0]!;
      const bundle = inFolder('run.json');
      const live = await oauthbearer([
        'doctor',
        '--lab',
        id,
        '--format',
        'json',
        '--bundle',
        bundle,
        '--quiet',
      ]);
      const again = await oauthbearer(['replay', bundle, '--format', 'json']);
      const [first, second] = [reportOf(live.stdout), reportOf(again.stdout)];
      expect(first.rootCauses.map((cause) => cause.id)).toContain(id);
      expect({ ...second, durationMs: 0 }).toEqual({ ...first, durationMs: 0 });
      expect([live.code, again.code]).toEqual([1, 1]);
      expect((await stat(bundle)).mode & 0o077).toBe(0);
      expect(
        (await oauthbearer(['replay', '-', '--fail-on', 'never'], { input: await readFile(bundle, 'utf8') }))
          .code,
      ).toBe(0);
    },
  );
  it('writes the commands for the requested shell', async () => {
    const bundle = 'fixtures/bundles/apache-kafka-expired.json';
    const of = async (shell: string): Promise<string> =>
      (await oauthbearer(['replay', bundle, '--shell', shell, '--format', 'json'])).stdout;
    const [bash, pwsh] = [await of('bash'), await of('pwsh')];
    expect(bash).toContain('"curl -sS ');
    expect(bash).not.toContain('curl.exe');
    expect(pwsh).toContain('"curl.exe -sS ');
    expect(pwsh).toContain('client_secret=${env:CLIENT_SECRET}');
    expect((await oauthbearer(['replay', bundle, '--shell', 'cmd'])).code).toBe(2);
  });
  it('rejects an invalid bundle with 2', async () => {
    await writeFile(
      inFolder('not-a-bundle'),
      '{"kind":"oauthbearer-bundle","schemaVersion":1,"evidence":{}}',
    );
    const { code, stdout, stderr } = await oauthbearer(['replay', inFolder('not-a-bundle')]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/it is damaged/);
  });
});

describe('doctor on a target', () => {
  it('is inconclusive about only a token, offline, and names what would settle it', async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const exp = 4_102_444_800;
    await writeFile(
      inFolder('token'),
      `${part({ alg: 'RS256', kid: 'a' })}.${part({ iss: 'https://x/', sub: 'me', aud: 'k', iat: 1_700_000_000, exp })}.c2lnbmF0dXJlLW9mLXRva2Vu`,
    );
    const { code, stdout } = await oauthbearer([
      'doctor',
      '--token-file',
      inFolder('token'),
      '--offline',
      '--format',
      'json',
    ]);
    const report = reportOf(stdout);
    expect({ code, verdict: report.verdict }).toEqual({ code: 3, verdict: 'inconclusive' });
    expect(report.missing.length).toBeGreaterThan(0);
    expect(stdout).not.toContain('c2lnbmF0dXJlLW9mLXRva2Vu');
  });
  it('ends with 130 when it is interrupted, without a report', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const abort = new AbortController();
    silent.on('connection', () => abort.abort());
    const argv = [
      'doctor',
      '--token-endpoint',
      `http://127.0.0.1:${port}/token`,
      '--client-id',
      'me',
      '--client-secret-env',
      'SECRET',
    ];
    const { code, stdout, stderr } = await oauthbearer(argv, {
      signal: abort.signal,
      env: { SECRET: 'q3ZpyT8sXv5Lm' },
    });
    silent.close();
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toBe('oauthbearer: interrupted before there was a report\n');
  });
  it('draws its progress on a terminal and erases it', async () => {
    let drawn = '';
    const terminal = { isTTY: true, columns: 60, write: (text: string) => (drawn += text) };
    await oauthbearer(['doctor', '--lab'], { stderr: terminal });
    expect(drawn).toContain('waiting for ');
    expect(drawn.endsWith('\r\u001b[2K')).toBe(true);
    drawn = '';
    await oauthbearer(['doctor', '--lab', '--quiet'], { stderr: terminal });
    expect(drawn).toBe('');
  });
});

describe('the process', () => {
  // Not the environment of the person who runs the tests: their proxy, certificates and OAUTHBEARER_* would change the
  // results.
  const env = { PATH: process.env['PATH'] };
  const run = (...argv: string[]) =>
    spawn(process.execPath, [inject('executable'), ...argv], {
      cwd: new URL('../..', import.meta.url),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const ended = (child: ReturnType<typeof run>): Promise<number | null> =>
    new Promise((resolve) => child.on('close', resolve));
  const collected = (stream: NodeJS.ReadableStream): { text: string } => {
    const all = { text: '' };
    stream.on('data', (part: Buffer) => (all.text += part.toString()));
    return all;
  };

  it('serves the lab until Ctrl-C, then ends with 130 and without a stack trace', async () => {
    const child = run('lab');
    const [stdout, stderr] = [collected(child.stdout), collected(child.stderr)];
    child.stderr.on('data', () => {
      if (stderr.text.includes('Ctrl-C')) child.kill('SIGINT');
    });
    expect(await ended(child)).toBe(130);
    expect(stdout.text).toContain('tokenEndpoint: ');
    expect(stderr.text).not.toMatch(/\bat .*:\d+:\d+/);
  });
  it('ends with 130 and without a stack trace when interrupted while a server is silent', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const bundle = inFolder('interrupted.json');
    const child = run(
      ...['doctor', '--token-file', 'package.json', '--bundle', bundle],
      ...['--bootstrap-server', `localhost:${port}`, '--timeout', '60s'],
    );
    silent.on('connection', (socket) => {
      socket.on('error', () => socket.destroy()).resume();
      child.kill('SIGINT');
    });
    const [stdout, stderr] = [collected(child.stdout), collected(child.stderr)];
    expect(await ended(child)).toBe(130);
    expect(stdout.text).toBe('');
    expect(stderr.text).not.toMatch(/\bat .*:\d+:\d+/);
    await new Promise((resolve) => silent.close(resolve));
  });
  it.runIf(existsSync('/dev/full'))('reports a full stdout without a stack trace', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [inject('executable'), 'schema', 'report'], {
      cwd: new URL('../..', import.meta.url),
      env,
      stdio: ['ignore', full, 'pipe'],
    });
    const stderr = collected(child.stderr!);
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(2);
    expect(stderr.text).toBe('oauthbearer: standard output cannot be written (ENOSPC)\n');
    closeSync(full);
  });
  it('accepts a reader that closes early', async () => {
    const child = run('schema', 'config');
    child.stdout.destroy();
    const stderr = collected(child.stderr);
    expect(await ended(child)).toBe(0);
    expect(stderr.text).toBe('');
  });
});
