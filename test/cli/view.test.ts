import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { oauthbearer } from './_terminal.ts';

const BUNDLE = 'fixtures/bundles/keycloak-issuer-slash.json';
const HEADLINE = 'the issuer in Confluent and in the token differ by a trailing slash';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'oauthbearer-view-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('view --output', () => {
  it('writes the page and opens nothing', async () => {
    const file = join(folder, 'report.html');
    expect(await oauthbearer(['view', BUNDLE, '--output', file])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(readFileSync(file, 'utf8')).toContain(HEADLINE);
  });

  it('reads standard input', async () => {
    const file = join(folder, 'report.html');
    const { code } = await oauthbearer(['view', '-', '--output', file], {
      input: readFileSync(BUNDLE, 'utf8'),
    });
    expect(code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain(HEADLINE);
  });

  it.each([
    [['view', 'no-such-file'], 'view "no-such-file": file not found'],
    [['view', 'package.json'], 'view "package.json": it is not a bundle'],
    [['view', BUNDLE, '--output', '/no/such/folder/report.html'], '--output: "/no/such/folder/report.html"'],
  ])('%j is reported in one line', async (argv, said) => {
    const { code, stdout, stderr } = await oauthbearer(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
  });
});

/** The command in a process that finds only these programs. */
const inProcess = (programs: string) =>
  spawnSync(process.execPath, [inject('executable'), 'view', BUNDLE], {
    encoding: 'utf8',
    env: { PATH: programs, TMPDIR: folder },
  });

// Other systems open files with another program.
describe.skipIf(process.platform !== 'linux')('view in the browser', () => {
  it("opens the page with the system's program, and says where it is", async () => {
    const opener = join(folder, 'xdg-open');
    writeFileSync(
      opener,
      `#!/bin/sh\nprintf %s "$1" > '${folder}/part' && mv '${folder}/part' '${folder}/opened'\n`,
    );
    chmodSync(opener, 0o755);
    const { status, stdout, stderr } = inProcess(`${folder}:/usr/bin:/bin`);
    expect([status, stderr]).toEqual([0, '']);
    const page = stdout.trimEnd();
    await expect.poll(() => readFileSync(join(folder, 'opened'), 'utf8')).toBe(page);
    expect(readFileSync(page, 'utf8')).toContain(HEADLINE);
    expect([statSync(page).mode & 0o777, statSync(dirname(page)).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it('says what to do without such a program', () => {
    const { status, stdout, stderr } = inProcess('/nowhere');
    expect(status).toBe(0);
    expect(stderr).toContain(`open "${stdout.trimEnd()}" yourself`);
  });
});
