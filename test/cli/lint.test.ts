import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { main } from '../../src/cli/main.ts';
import { lintSchema } from '../../src/report/lint-schema.ts';
import { java } from '../acceptance/_sound-files.ts';

const SOUND = java({});
const FAULTY = SOUND.replace('SASL_SSL', 'PLAINTEXT');
const DOUBTFUL = SOUND.replace('clientId="k1"', 'clientId="ABCDEFGH12345678"');

let folder: string;
const at = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oauthbearer-lint-'));
  await mkdir(at('folder'));
  await writeFile(at('sound.properties'), SOUND);
  await writeFile(at('faulty.properties'), FAULTY);
  await writeFile(at('doubtful.properties'), DOUBTFUL);
  await writeFile(at('cut-off.json'), '{"bootstrap.servers": ');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function lint(
  argv: readonly string[],
  stdin = '',
): Promise<{ code: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const code = await main(['lint', ...argv], {
    env: {},
    stdin: (async function* () {
      yield Buffer.from(stdin);
    })(),
    stdout: { columns: 80, write: (text: string) => (written.stdout += text) },
    stderr: { write: (text: string) => (written.stderr += text) },
  });
  return { code, ...written };
}

const read = (stdout: string) => z.parse(lintSchema, JSON.parse(stdout)).files;

describe('lint in a pipeline of CI', () => {
  it.each([
    ['sound.properties', [], 0],
    ['faulty.properties', [], 1],
    ['faulty.properties', ['--fail-on', 'never'], 0],
    ['doubtful.properties', [], 0],
    ['doubtful.properties', ['--fail-on', 'warning'], 1],
  ])('ends for %s %s with %i', async (file, flags, code) => {
    expect((await lint([at(file), ...flags])).code).toBe(code);
  });

  it.each([
    [['-'], 1],
    [['-', '--format', 'json'], 1],
    [['--fail-on', 'error', '-'], 1],
  ])('reads standard input for %j', async (argv, code) => {
    const linted = await lint(argv, FAULTY);
    expect(linted.stdout).toContain('config/security-protocol');
    expect(linted.code).toBe(code);
  });

  it('reads standard input among files, and only once', async () => {
    const { stdout } = await lint([at('sound.properties'), '-', '-', '--format', 'json'], FAULTY);
    expect(read(stdout).map(({ file, findings }) => [file, findings.length])).toEqual([
      [at('sound.properties'), 0],
      ['standard input', 1],
    ]);
  });

  it.each(['no-such.properties', 'folder', 'cut-off.json'])(
    'reports the findings in the other files besides %s, and ends with 2',
    async (name) => {
      const { code, stdout, stderr } = await lint([at(name), at('faulty.properties'), '--format', 'json']);
      expect(read(stdout).map(({ file }) => file)).toEqual([at('faulty.properties')]);
      expect(stderr).toContain(name);
      expect(code).toBe(2);
    },
  );

  it('prints nothing on stdout when no file can be read', async () => {
    const { code, stdout, stderr } = await lint([
      at('no-such.properties'),
      at('cut-off.json'),
      '--format',
      'json',
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  it('judges a file that is named twice once', async () => {
    const name = at('faulty.properties');
    const { stdout } = await lint([
      name,
      join(folder, 'folder', '..', 'faulty.properties'),
      name,
      '--format',
      'json',
    ]);
    expect(read(stdout).map(({ file }) => file)).toEqual([name]);
  });

  it('accepts what the JVM allows, which no file shows', async () => {
    const kafka4 = ['--client-version', '4.1.0', '--fail-on', 'warning', at('sound.properties')];
    const { code, stdout } = await lint(kafka4);
    expect(stdout).toContain('config/allowed-urls-missing');
    expect(code).toBe(1);
    const url = 'https://tokens.acme.net:8444/api/v1/issue';
    expect((await lint(['--allowed-urls', url, ...kafka4])).code).toBe(0);
    expect((await lint(['--allowed-urls', 'https://other.acme.net/token', ...kafka4])).stdout).toContain(
      'error',
    );
  });

  it('wraps its output at the width of the terminal', async () => {
    const { stdout } = await lint([at('faulty.properties'), at('doubtful.properties')]);
    const prose = stdout.split('\n').filter((line) => /^ {2}\S/.test(line));
    expect(prose.length).toBeGreaterThan(2);
    for (const line of prose) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('prints no text of a file unescaped, and no invalid kind', async () => {
    const manifest =
      'kind: "De\\e[31mp"\nspec: {template: {spec: {containers: [{name: a}]}}}\napiVersion: apps/v1\n';
    await writeFile(at('raw.yaml'), manifest);
    const { code, stderr } = await lint([at('raw.yaml')]);
    expect(code).toBe(2);
    expect(stderr).toContain('is an object whose containers have neither');
    await writeFile(at('ra\u001bw.yaml'), manifest);
    const named = await lint([at('ra\u001bw.yaml')]);
    expect(stderr + named.stderr).not.toContain('\u001b');
  });
});
