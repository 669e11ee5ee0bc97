import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { examplesOf } from './_examples.ts';

const EXAMPLES = examplesOf('docs/library.md');

/** Runs the programs one after another, and writes what each prints, or how it failed, into a file beside it. */
const ALL = `
import { writeFileSync } from 'node:fs';
for (let at = 0; at < Number(process.argv[2]); at += 1) {
  let printed = '';
  process.stdout.write = (text) => ((printed += text), true);
  await import('./' + at + '.mjs').catch((error) => (printed += String(error)));
  writeFileSync(at + '.txt', printed);
}
`;

describe('the programs of docs/library.md', () => {
  let project: string;
  const fileOf = (at: number, extension: string): string => join(project, `${at}.${extension}`);
  // In one process: each alone would load the library again.
  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), 'oauthbearer-library-'));
    await mkdir(join(project, 'node_modules'));
    await symlink(dirname(dirname(inject('executable'))), join(project, 'node_modules/oauthbearer'), 'dir');
    for (const [at, { code }] of EXAMPLES.entries()) await writeFile(fileOf(at, 'mjs'), code);
    await writeFile(join(project, 'all.mjs'), ALL);
    await promisify(execFile)(process.execPath, ['all.mjs', String(EXAMPLES.length)], { cwd: project });
  });
  afterAll(() => rm(project, { recursive: true, force: true }));

  it('are all found', () => expect(EXAMPLES.length).toBeGreaterThanOrEqual(7));

  it.each(EXAMPLES)('$heading: prints what the page says', async (example) => {
    const printed = await readFile(fileOf(EXAMPLES.indexOf(example), 'txt'), 'utf8');
    expect(example.prints).toBeDefined();
    expect(printed).toMatch(patternOf(example.prints ?? ''));
  });
});

const patternOf = (prints: string): RegExp =>
  new RegExp(
    `^${prints
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^]*?')}$`,
  );
