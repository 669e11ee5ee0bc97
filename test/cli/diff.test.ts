import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oauthbearer } from './_terminal.ts';

const SOUND = 'fixtures/bundles/apache-kafka-sound.json';
const SLASH = 'fixtures/bundles/apache-kafka-issuer-slash.json';
const LINE = /^Broken by this change: .*"https:\/\/login\.acme\.example:39809" is now/;

let folder = '';
const reports: Record<'sound' | 'slash', string> = { sound: '', slash: '' };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oauthbearer-diff-'));
  for (const [name, bundle] of [
    ['sound', SOUND],
    ['slash', SLASH],
  ] as const) {
    reports[name] = join(folder, `${name}.json`);
    await oauthbearer(['replay', bundle, '--format', `json=${reports[name]}`]);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lineOf = (text: string): string => text.split('\n\n')[0]!.replaceAll('\n', ' ');

describe('diff', () => {
  it('first names the change that broke it, and exits with 1', async () => {
    const { code, stdout, stderr } = await oauthbearer(['diff', SOUND, SLASH]);
    expect([code, stderr]).toEqual([1, '']);
    expect(lineOf(stdout)).toMatch(LINE);
    expect(stdout).toContain('jwt/iss-trailing-slash');
  });

  it('exits with 0 when nothing that matters changed', async () => {
    const { code, stdout } = await oauthbearer(['diff', SOUND, SOUND]);
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'Nothing that matters changed: healthy.']);
  });

  it.each([
    ['two reports', 'sound', 'slash'],
    ['a bundle and a report', SOUND, 'slash'],
    ['a report and a bundle', 'sound', SLASH],
  ])('accepts %s', async (_, before, after) => {
    const files = [before, after].map((each) => (each in reports ? reports[each as 'sound'] : each));
    const { code, stdout } = await oauthbearer(['diff', ...files]);
    expect(code).toBe(1);
    expect(lineOf(stdout)).toMatch(LINE);
    expect(stdout).toContain('Compare two bundles');
  });

  it('reads standard input for one of the two', async () => {
    const { code } = await oauthbearer(['diff', SOUND, '-'], { input: readFileSync(SLASH, 'utf8') });
    expect(code).toBe(1);
    const both = await oauthbearer(['diff', '-', '-']);
    expect([both.code, both.stderr]).toEqual([
      2,
      'oauthbearer: diff: only one of the two runs can come from standard input\n',
    ]);
  });

  it('writes JSON and Markdown, to files too', async () => {
    const { stdout } = await oauthbearer(['diff', SOUND, SLASH, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, basis: 'evidence', explained: 'failure' });
    const file = join(folder, 'diff.md');
    const written = await oauthbearer(['diff', SOUND, SLASH, '--format', 'markdown', '--output', file]);
    expect(written).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(readFileSync(file, 'utf8')).toMatch(/^## Broken by this change: issuer/);
  });

  it('prints nothing with --quiet', async () => {
    expect(await oauthbearer(['diff', SOUND, SLASH, '--quiet'])).toEqual({ code: 1, stdout: '', stderr: '' });
  });

  it.each([
    ['package.json', 'it is not a bundle'],
    ['README.md', 'it is not JSON'],
    ['no-such-file', 'file not found'],
  ])('says of %s that %s', async (file, why) => {
    const { code, stdout, stderr } = await oauthbearer(['diff', SOUND, file]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
  });

  it('says where a damaged report is damaged', async () => {
    const file = join(folder, 'damaged.json');
    const report = JSON.parse(readFileSync(reports.slash, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...report, checks: [{ id: 7 }] }));
    const { code, stderr } = await oauthbearer(['diff', SOUND, file]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('checks.0.id is not what it should be')]);
  });
});

describe('view', () => {
  it('shows a JSON report like its bundle', async () => {
    const pages: string[] = [];
    for (const run of [SLASH, reports.slash]) {
      const file = join(folder, 'page.html');
      expect((await oauthbearer(['view', run, '--output', file])).code).toBe(0);
      pages.push(readFileSync(file, 'utf8'));
    }
    expect(pages[1]).toBe(pages[0]);
  });
});
