import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { givenByClientFile, readClientFile } from '../../src/client-files/client-file.ts';
import type { Format } from '../../src/client-files/format.ts';
import type { Syntax } from '../../src/evidence/configuration.ts';
import { formats } from '../../src/client-files/formats/registry.generated.ts';
import { UsageError } from '../../src/text/problem.ts';
import { oauthbearer } from '../cli/_terminal.ts';

const SECRET = 'Zq9-s3cret-Xv7';
const FOLDER = 'fixtures/client-files';
const MIB = 1024 * 1024;

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'oauthbearer-test-'))));
afterAll(async () => rm(folder, { recursive: true, force: true }));

const filesOf = ({ id }: Format): readonly string[] =>
  existsSync(join(FOLDER, id)) ? readdirSync(join(FOLDER, id)).map((name) => join(FOLDER, id, name)) : [];

const all = formats.flatMap((format) => filesOf(format).map((path) => [path, format] as const));
const thorough = { tags: ['thorough'] };

/**
 * Reads like the doctor. Anything but a reading and a usage error fails the test, and so does a usage error without a
 * place or with text of the file.
 *
 * @returns the lines of the error
 */
function faultsOf(path: string, bytes: Uint8Array, format?: string): readonly string[] {
  try {
    givenByClientFile(readClientFile(path, bytes, format), {});
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    for (const problem of error.problems) {
      expect(problem).toMatch(/^[^\n\r]+$/);
      expect(problem.startsWith(`${path}:`)).toBe(true);
      expect(problem.slice(path.length)).toMatch(/^:(?:\d+:\d+:)? \S/);
      expect(problem).not.toContain(SECRET);
    }
    return error.problems;
  }
}

/** The place at the end of a text. */
function endOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  return `${lines.length}:${lines.at(-1)!.length + 1}`;
}

it.each(formats.map((format) => [format.id, format] as const))('there are files of %s', (_, format) => {
  expect(filesOf(format).length).toBeGreaterThanOrEqual(3);
});

describe.each(all)('%s', (path, format) => {
  const { id } = format;
  const bytes = readFileSync(path);
  const content = bytes.toString('utf8');

  // The files of one format differ less than those of two.
  const truncated = filesOf(format)[0] === path ? {} : thorough;
  it('is read, or rejected with a place, wherever it is truncated', truncated, () => {
    const step = Math.max(1, Math.floor(bytes.length / 25));
    for (let cut = 0; cut < bytes.length; cut += cut > bytes.length - 12 ? 1 : step) {
      faultsOf(path, bytes.subarray(0, cut));
      faultsOf(path, Buffer.concat([bytes.subarray(0, cut), Buffer.from(SECRET)]), id);
      faultsOf(path, Buffer.concat([bytes.subarray(0, cut), Buffer.from(SECRET), bytes.subarray(cut)]), id);
    }
  });

  it('is rejected in UTF-16, with or without a byte-order mark', () => {
    const utf16 = Buffer.from(content, 'utf16le');
    const swapped = Buffer.from(utf16).swap16();
    const what = `${path}:1:1: is UTF-16 text; save it as UTF-8`;
    expect(faultsOf(path, Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]))).toEqual([what]);
    expect(faultsOf(path, Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]))).toEqual([what]);
    for (const each of [utf16, swapped]) {
      expect(faultsOf(path, each)[0]).toMatch(/:1:\d+: not a text file/);
    }
  });

  it('is rejected with a NUL, at its place', () => {
    for (const at of [0, Math.floor(content.length / 2), content.length]) {
      const before = content.slice(0, at);
      expect(faultsOf(path, Buffer.from(`${before}\0${SECRET}${content.slice(at)}`))).toEqual([
        `${path}:${endOf(before)}: not a text file: it contains binary data. Is it the right file?`,
      ]);
    }
  });

  it('is rejected in Latin-1, at the place of the first such byte, unless Java reads it so', () => {
    const latin1 = Buffer.concat([bytes, Buffer.from('# für Übung', 'latin1')]);
    const faults = faultsOf(path, latin1);
    const encoding = `${path}:${endOf(`${content}# f`)}: not valid UTF-8 from here on; save the file as UTF-8`;
    if (path.endsWith('.properties')) expect(faults).not.toContain(encoding);
    else expect(faults).toEqual([encoding]);
  });

  it('is read with a byte-order mark like its reader, or rejected', () => {
    faultsOf(path, Buffer.from(`\ufeff${content}`));
    faultsOf(path, Buffer.from(`\ufeff${content}`), id);
  });

  it('is read, or rejected with a place, with the line ends of another system', () => {
    for (const end of ['\r\n', '\r']) faultsOf(path, Buffer.from(content.replace(/\r\n|\n/g, end)), id);
  });
});

const deep = (open: string): string => open.repeat(100_000);
const BOMBS: Readonly<Record<string, string>> = {
  brackets: deep('['),
  'objects in JSON': deep('{"a":'),
  'flow maps in YAML': deep('{a: '),
  'lists in YAML': deep('- '),
  'keys in YAML': deep('? '),
  indentation: Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  'aliases in YAML': [
    'a: &a [x,x,x,x,x,x,x,x]',
    ...Array.from(
      { length: 30 },
      (_, n) => `k${n}: &k${n} [${`*${n === 0 ? 'a' : `k${n - 1}`},`.repeat(8)}]`,
    ),
  ].join('\n'),
  'an alias of itself': 'a: &a [*a]\n',
  'variables of variables': [
    'A0=0123456789',
    ...Array.from({ length: 100 }, (_, n) => `A${n + 1}=$A${n}$A${n}$A${n}`),
  ].join('\n'),
  'blocks in HCL': deep('a {\n'),
  'interpolations in HCL': `a = ${deep('"${')}`,
  'parentheses in HCL': `a = ${deep('(')}`,
  'references in references': `sasl.jaas.config=${deep('${')}`,
  'JSON in JSON': Array.from({ length: 8 }).reduce<string>((inner) => JSON.stringify({ a: inner }), 'x'),
  'texts in a JAAS string': `sasl.jaas.config=x required ${'a="b" '.repeat(100_000)}`,
  'escapes in a JAAS string': `sasl.jaas.config=x required a="${'"\\"'.repeat(100_000)}`,
  'quotation marks': deep('"'),
  backslashes: deep('\\'),
  'line ends': '\n'.repeat(MIB - 100),
  'short lines': 'a=b\n'.repeat(MIB / 4 - 100),
  'one long line': `a=${'x'.repeat(MIB - 100)}`,
  'one long name': 'x'.repeat(MIB - 100),
};

describe.each(formats.map(({ id, syntax }) => [id, syntax] as const))('a file given as %s', (id, syntax) => {
  // The formats of one syntax share most of their code.
  const bombs = formats.find((each) => each.syntax === syntax)!.id === id ? {} : thorough;
  it.each(Object.entries(BOMBS))('is read or rejected when it is a bomb of %s', bombs, (_, bomb) => {
    faultsOf('x', Buffer.from(bomb + SECRET), id);
  });
  it('is rejected when it is binary', () => {
    const noise = Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * 167 + (n >> 3) * 59) % 256));
    for (const head of [
      '\x7fELF\x02\x01\x01\0',
      'PK\x03\x04',
      '\x89PNG\r\n\x1a\n',
      '%PDF-1.7\n',
      '\xfe\xed\xfe\xed',
      '\x1f\x8b',
      '',
    ]) {
      const faults = faultsOf('x', Buffer.concat([Buffer.from(head, 'latin1'), noise]), id);
      expect(faults.length).toBeGreaterThan(0);
      expect(faults[0]).toMatch(/^x:\d+:\d+: /);
    }
  });
});

describe('a file of no format', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n\n\t'],
    ['a mark', '\ufeff'],
    ['prose', `Dear all,\n${SECRET} is it.\n`],
  ])('is rejected: %s', (_, content) => {
    for (const name of ['x', 'x.properties', 'x.json', 'x.yaml', '.env', 'x.tf', 'x.txt']) {
      expect(faultsOf(name, Buffer.from(content)).length).toBeGreaterThan(0);
    }
  });
});

describe('the command line', () => {
  /** Runs it in this process and checks that it rejects everything at once. */
  async function refusal(path: string): Promise<string> {
    const { code, stdout, stderr } = await oauthbearer(['doctor', '--client-config', path, '--offline']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toMatch(/\n {4}at |Error:/);
    expect(stderr).not.toContain(SECRET);
    return stderr;
  }

  it('rejects anything but a readable file', async () => {
    expect(await refusal(folder)).toContain('it is a directory; give a file');
    expect(await refusal(join(folder, 'none'))).toContain('file not found');
    const locked = join(folder, 'locked');
    await mkdir(locked, { mode: 0o700 });
    await writeFile(join(locked, 'x.properties'), `a=${SECRET}`);
    await chmod(locked, 0);
    // The superuser may read it anyway.
    expect(await refusal(join(locked, 'x.properties'))).toMatch(
      /no permission|is a directory|no Kafka client configuration/,
    );
    await chmod(locked, 0o700);
  });

  const EXTENSIONS: Readonly<Partial<Record<Syntax, string>>> = {
    properties: '.properties',
    json: '.json',
    yaml: '.yaml',
    env: '.env',
    hcl: '.tf',
    code: '.py',
  };
  const NESTED: Readonly<Partial<Record<Syntax, string>>> = {
    json: deep('{"a":['),
    yaml: deep('[{a: '),
    env: `CLIENT_SECRET="${deep('${A:-')}`,
    hcl: deep('a { b = [\n'),
    code: `conf = ${deep("{'a': [(")}`,
  };

  /** The real command line in a separate process, because an abort of the process cannot be caught inside it. */
  async function doctor(path: string): Promise<{ readonly code: number | null; readonly stderr: string }> {
    const child = spawn(
      process.execPath,
      [inject('executable'), 'doctor', '--client-config', path, '--offline'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const [stderr, code] = await Promise.all([
      text(child.stderr),
      new Promise<number | null>((resolve) => child.once('close', resolve)),
    ]);
    return { code, stderr };
  }

  it.each(Object.keys(EXTENSIONS) as readonly Syntax[])('rejects 50 MB of %s', async (syntax) => {
    const [path] = all.find(([, format]) => format.syntax === syntax)!;
    const huge = join(folder, `huge${EXTENSIONS[syntax]}`);
    const part = Buffer.concat([readFileSync(path), Buffer.from(`\n# ${SECRET}\n`)]);
    const file = await open(huge, 'w');
    const block = Buffer.concat(Array.from({ length: Math.ceil(MIB / part.length) }, () => part));
    for (let written = 0; written < 50 * MIB; written += block.length) await file.write(block);
    await file.close();
    const { code, stderr } = await doctor(huge);
    expect(code).toBe(2);
    expect(stderr).toMatch(/longer than \d MiB/);
    expect(stderr).not.toContain(SECRET);
    await rm(huge);
  });

  it.each(Object.entries(NESTED))('rejects %s that is nested 100,000 deep', async (syntax, nested) => {
    const path = join(folder, `nested${EXTENSIONS[syntax as Syntax]}`);
    await writeFile(path, `${nested}${SECRET}`);
    const { code, stderr } = await doctor(path);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^.*nested\.\w+:\d+:\d+: .*$/m) as string,
    });
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(stderr).not.toContain(SECRET);
  });

  it.each(['env', 'properties'] as const)(
    'reports a byte-order mark as a finding, not as a usage error: %s',
    async (syntax) => {
      const names =
        syntax === 'env' ? ['CLIENT_ID', 'CLIENT_SECRET'] : ['security.protocol', 'sasl.mechanism'];
      const path = join(folder, `marked${EXTENSIONS[syntax]}`);
      await writeFile(path, `\ufeff${names[0]}=a\n${names[1]}=OAUTHBEARER\n`);
      const { stdout } = await oauthbearer([
        'doctor',
        '--client-config',
        path,
        '--offline',
        '--format',
        'json',
      ]);
      expect(stdout).toContain('config/file-encoding-bom');
    },
  );
});
