import { execFileSync } from 'node:child_process';
import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFileAtomically } from '../../src/cli/_write-file.ts';

let folder: string;
let count = 0;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'oauthbearer-write-'))));
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** A folder for one test alone, and the path of a file in it. */
async function fresh(name = 'report.xml'): Promise<string> {
  count += 1;
  const own = join(folder, String(count));
  await mkdir(own);
  return join(own, name);
}
const filesBeside = (file: string): Promise<readonly string[]> => readdir(join(file, '..'));
const modeOf = async (file: string): Promise<number> => (await stat(file)).mode & 0o777;

describe('a file that is written', () => {
  it('is new, with the mode that was asked for, and nothing is left beside it', async () => {
    const file = await fresh();
    await writeFileAtomically(file, 'new', 0o600);
    expect(await readFile(file, 'utf8')).toBe('new');
    expect(await modeOf(file)).toBe(0o600);
    expect(await filesBeside(file)).toEqual(['report.xml']);
  });

  it('replaces another whole: who holds the old one open, or under another name, keeps the old text', async () => {
    const file = await fresh();
    await writeFile(file, 'the old text, which is longer');
    await link(file, `${file}.kept`);
    await writeFileAtomically(file, 'new', 0o666);
    expect(await readFile(file, 'utf8')).toBe('new');
    expect(await readFile(`${file}.kept`, 'utf8')).toBe('the old text, which is longer');
  });

  it('keeps the mode of the one that was there', async () => {
    const file = await fresh();
    await writeFile(file, 'old');
    await chmod(file, 0o640);
    await writeFileAtomically(file, 'new', 0o600);
    expect(await modeOf(file)).toBe(0o640);
  });

  it('is the one that a link leads to, and the link stays', async () => {
    const file = await fresh();
    await writeFile(file, 'old');
    await symlink('report.xml', `${file}.link`);
    await writeFileAtomically(`${file}.link`, 'new', 0o600);
    expect(await readlink(`${file}.link`)).toBe('report.xml');
    expect(await readFile(file, 'utf8')).toBe('new');
  });

  it('may have the longest name that there is', async () => {
    const file = await fresh('x'.repeat(255));
    await writeFile(file, 'old');
    await writeFileAtomically(file, 'new', 0o600);
    expect(await readFile(file, 'utf8')).toBe('new');
  });

  it('leaves the old one, and nothing beside it, when it cannot be written', async () => {
    const file = await fresh();
    await writeFile(file, 'old');
    const unwritable = new Proxy(new Uint8Array(1), {});
    await expect(writeFileAtomically(file, unwritable, 0o600)).rejects.toThrow();
    expect(await readFile(file, 'utf8')).toBe('old');
    expect(await filesBeside(file)).toEqual(['report.xml']);
  });

  it('stays what it is when it is no plain file', async () => {
    const pipe = await fresh('pipe');
    execFileSync('mkfifo', [pipe]);
    const [read] = await Promise.all([readFile(pipe, 'utf8'), writeFileAtomically(pipe, 'new', 0o600)]);
    expect(read).toBe('new');
    expect((await stat(pipe)).isFIFO()).toBe(true);
    await writeFileAtomically('/dev/null', 'new', 0o600);
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });
});
