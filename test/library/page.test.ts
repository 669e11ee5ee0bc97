import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { examplesOf } from './_examples.ts';

const EXAMPLES = examplesOf('docs/library.md');

describe('the programs of docs/library.md', () => {
  let project: string;
  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), 'oauthbearer-library-'));
    await mkdir(join(project, 'node_modules'));
    await symlink(dirname(dirname(inject('executable'))), join(project, 'node_modules/oauthbearer'), 'dir');
  });
  afterAll(() => rm(project, { recursive: true, force: true }));

  it('are all found', () => expect(EXAMPLES.length).toBeGreaterThanOrEqual(7));

  it.each(EXAMPLES)('$heading: prints what the page says', async (example) => {
    const file = join(project, `${EXAMPLES.indexOf(example)}.mjs`);
    await writeFile(file, example.code);
    const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: project });
    expect(example.prints).toBeDefined();
    expect(stdout).toMatch(patternOf(example.prints ?? ''));
  });
});

const patternOf = (prints: string): RegExp =>
  new RegExp(
    `^${prints
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^]*?')}$`,
  );
