import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { java } from '../acceptance/_sound-files.ts';
import { oauthbearer } from './_terminal.ts';

const FAULTY = java({}).replace('SASL_SSL', 'PLAINTEXT');
const BUNDLE = 'fixtures/bundles/keycloak-issuer-slash.json';

let folder: string;
const inFolder = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oauthbearer-output-'));
  await writeFile(inFolder('faulty.properties'), FAULTY);
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

const SILENT = { stdout: '', stderr: '' };

describe('--quiet', () => {
  it.each([
    [['doctor', '--lab'], 0],
    [['doctor', '--lab', 'jwt/iss-trailing-slash'], 1],
    [['doctor', '--lab', 'sasl/generic-token-rejected'], 3],
    [['replay', BUNDLE], 1],
  ])('prints nothing: %j ends with %i', async (argv, code) => {
    expect(await oauthbearer([...argv, '--quiet'])).toEqual({ ...SILENT, code });
  });

  it('suppresses the note about a bundle, and the warning about a visible secret', async () => {
    const bundle = inFolder('quiet.json');
    const target = ['--token-endpoint', 'https://idp.invalid/token', '--client-id', 'me'];
    const argv = ['doctor', '--offline', ...target, '--client-secret', 'seen by all', '--bundle', bundle];
    expect((await oauthbearer(argv)).stderr).toMatch(/process list[^]*recorded in/);
    expect(await oauthbearer([...argv, '--quiet'])).toEqual({ ...SILENT, code: 3 });
    expect(JSON.parse(await readFile(bundle, 'utf8'))).toMatchObject({ kind: 'oauthbearer-bundle' });
  });

  it('suppresses output about files and fixes', async () => {
    const file = inFolder('fixed.properties');
    await writeFile(file, FAULTY);
    expect(await oauthbearer(['lint', file, '--quiet'])).toEqual({ ...SILENT, code: 1 });
    expect(await oauthbearer(['lint', '--fix', file, '--quiet'])).toEqual({ ...SILENT, code: 0 });
    expect(await readFile(file, 'utf8')).toContain('SASL_SSL');
    expect(await oauthbearer(['lint', '--fix', file, '--quiet'])).toEqual({ ...SILENT, code: 0 });
  });

  it('still prints errors, and still writes the named reports', async () => {
    const wrong = await oauthbearer(['replay', 'no-such-file', '--quiet']);
    expect({ ...wrong, stderr: '' }).toEqual({ ...SILENT, code: 2 });
    expect(wrong.stderr).toContain('no-such-file');
    const named = await oauthbearer(['replay', BUNDLE, '--quiet', '--format', 'json']);
    expect(JSON.parse(named.stdout)).toMatchObject({ verdict: 'unhealthy' });
    const report = inFolder('quiet-report.json');
    expect(await oauthbearer(['replay', BUNDLE, '--quiet', '--format', `json=${report}`])).toEqual({
      ...SILENT,
      code: 1,
    });
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ verdict: 'unhealthy' });
  });
});

describe('lint --format', () => {
  it('writes several reports at once, like doctor', async () => {
    const json = inFolder('lint.json');
    const text = inFolder('lint.txt');
    const argv = ['lint', inFolder('faulty.properties'), '--format', 'human', '--format', `json=${json}`];
    const { code, stdout } = await oauthbearer([...argv, '--format', `human=${text}`]);
    expect(code).toBe(1);
    expect(stdout).toContain('config/security-protocol');
    expect(await readFile(text, 'utf8')).toBe(stdout);
    expect(JSON.parse(await readFile(json, 'utf8')).files).toHaveLength(1);
  });

  it.each([
    [['--format', 'jsn'], 'did you mean json'],
    [['--format', 'json', '--format', 'human'], 'cannot both go to stdout'],
    [['--format', 'json='], 'needs the name of a file'],
    [['--format', 'json=/no/such/folder/x'], 'cannot be written'],
  ])('rejects %j before it reads anything', async (flags, why) => {
    const { code, stdout, stderr } = await oauthbearer(['lint', 'no-such-file', ...flags]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(why);
    expect(stderr).not.toContain('no-such-file');
  });
});

describe('a format whose consumer reads more than stdout', () => {
  it.each([
    [['replay', BUNDLE], 2],
    [['doctor', '--lab'], 0],
    [['replay', 'no-such-file'], 3],
    [['lint', 'no-such-file'], 3],
    [['doctor', '--no-such-flag'], 3],
  ])('ends %j with the exit code that Nagios reads: %i', async (argv, code) => {
    expect((await oauthbearer([...argv, '--format', 'nagios'])).code).toBe(code);
    expect((await oauthbearer([...argv, '--format=nagios'])).code).toBe(code);
  });

  it('keeps our exit codes where its report goes to a file', async () => {
    const argv = ['replay', BUNDLE, '--format', 'short', '--format', `nagios=${inFolder('state')}`];
    const { code, stdout } = await oauthbearer(argv);
    expect({ code, stdout: stdout.slice(0, 10) }).toEqual({ code: 1, stdout: 'unhealthy:' });
    expect(await readFile(inFolder('state'), 'utf8')).toMatch(/^OAUTHBEARER CRITICAL - /);
  });

  it('appends to the GitHub job summary', async () => {
    const summary = inFolder('summary.md');
    await writeFile(summary, 'of another step\n');
    const env = { GITHUB_STEP_SUMMARY: summary };
    const { stdout } = await oauthbearer(['replay', BUNDLE, '--format', 'github'], { env });
    expect(stdout).toMatch(/^::error /);
    const found = await oauthbearer(['lint', inFolder('faulty.properties'), '--format', 'github'], { env });
    expect(found.stdout).toContain('line=');
    expect(await readFile(summary, 'utf8')).toMatch(
      /^of another step\n## ❌ The client[^]*\n## ❌ `[^`]*faulty/,
    );
  });

  it('says so when the summary cannot be written', async () => {
    const env = { GITHUB_STEP_SUMMARY: '/no/such/folder/summary' };
    const { code, stderr } = await oauthbearer(['replay', BUNDLE, '--format', 'github'], { env });
    expect(code).toBe(2);
    expect(stderr).toContain('GITHUB_STEP_SUMMARY');
  });
});
