// @module-tag hostile/ends
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { java } from '../acceptance/_sound-files.ts';

/** `lint --fix` fixes it. */
const FAULTY = java({}).replace('SASL_SSL', 'PLAINTEXT');
const BUNDLE = readFileSync('fixtures/bundles/apache-kafka-issuer-slash.json', 'utf8');

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'oauthbearer-write-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder for one case, with these files. */
function folderWith(files: Readonly<Record<string, string>>): (name: string) => string {
  const place = mkdtempSync(join(folder, 'case-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(place, name), content);
  return (name) => join(place, name);
}

/** Runs that record little, and so take a fraction of the time of `doctor --lab`. */
const OFFLINE = [
  'doctor',
  '--offline',
  '--token-endpoint',
  'https://idp.example/token',
  '--client-id',
] as const;

const run = (...argv: readonly string[]) => sh(oauthbearer(...argv));
const oauthbearer = (...argv: readonly string[]): string =>
  [process.execPath, inject('executable'), ...argv].map((word) => `'${word}'`).join(' ');

function sh(script: string, shell: readonly string[] = ['sh', '-c']) {
  const { status, stdout, stderr } = spawnSync(shell[0]!, [...shell.slice(1), script], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
    timeout: 250_000,
  });
  return { status, stdout, stderr };
}

/** A shell with its own mounts, which end with it. */
const OWN_MOUNTS = ['unshare', '-rm', 'sh', '-c'];
const canMount = sh('mount -t tmpfs none /mnt', OWN_MOUNTS).status === 0;

describe.runIf(canMount)('on a full disk', () => {
  /** Runs a script with `disk` containing the files and this many free bytes, and returns the result. */
  function onDisk(files: Readonly<Record<string, string>>, free: number, script: string) {
    const at = folderWith({ ...files, 'out.txt': '' });
    const disk = at('disk');
    const names = Object.keys(files);
    const left = sh(
      [
        `cd '${at('.')}' && mkdir disk && mount -t tmpfs -o size=256k none disk`,
        ...names.map((name) => `cp '${name}' disk/`),
        `cd disk`,
        `head -c ${free} /dev/zero > room; head -c 300000 /dev/zero > full 2>/dev/null; rm room`,
        `${script} > ../stdout 2> ../stderr; echo $? > ../code`,
        `rm full; mkdir ../after; cp -a . ../after`,
      ].join('\n'),
      OWN_MOUNTS,
    );
    expect({ ...left, disk }).toMatchObject({ status: 0 });
    return {
      code: Number(readFileSync(at('code'), 'utf8')),
      stderr: readFileSync(at('stderr'), 'utf8'),
      names: readdirSync(at('after')).sort(),
      read: (name: string) => readFileSync(join(at('after'), name), 'utf8'),
    };
  }

  // 4,096 bytes: a page of tmpfs, so that a first part fits.
  const LONG = `${FAULTY}${'# a comment of the user\n'.repeat(800)}`;
  it.each([0, 4096])("lint --fix leaves the user's file unchanged (%i bytes free)", (free) => {
    const { code, stderr, names, read } = onDisk(
      { 'client.properties': LONG },
      free,
      oauthbearer('lint', '--fix', 'client.properties'),
    );
    expect(read('client.properties')).toBe(LONG);
    expect(names).toEqual(['client.properties']);
    expect(stderr).toContain('--fix: "client.properties" cannot be written: the disk is full (ENOSPC)');
    expect(stderr).not.toContain('fixed as shown');
    expect(code).toBe(2);
  });
  const whole = (free: number): void => {
    const argv = ['doctor', '--offline', '--client-config', 'client.properties', '--bundle', 'run.json'];
    const given = { 'client.properties': FAULTY };
    const none = onDisk(given, free, oauthbearer(...argv));
    expect(none.names).toEqual(['client.properties']);
    expect(none.stderr).toContain('--bundle: "run.json" cannot be written: the disk is full (ENOSPC)');
    const old = onDisk({ ...given, 'run.json': BUNDLE }, free, oauthbearer(...argv));
    expect(old.names).toEqual(['client.properties', 'run.json']);
    expect(old.read('run.json')).toBe(BUNDLE);
  };
  const bundle = 'a bundle is complete or missing (%i bytes free)';
  it.each([4096])(bundle, whole);
  it.each([0])(bundle, { tags: ['thorough'] }, whole);
  it('a report and a converted file are too', () => {
    const report = onDisk(
      { 'run.json': BUNDLE, 'report.json': '{"old": true}' },
      4096,
      oauthbearer('replay', 'run.json', '--format', 'json=report.json'),
    );
    expect(report.read('report.json')).toBe('{"old": true}');
    expect(report.names).toEqual(['report.json', 'run.json']);
    const other = onDisk(
      { 'client.properties': LONG, 'client.yaml': 'old' },
      0,
      oauthbearer('convert', 'client.properties', '--to', 'yaml', '-o', 'client.yaml'),
    );
    expect(other.read('client.yaml')).toBe('old');
    expect(other.code).toBe(2);
  });
  it('a report may be written into a mounted file', () => {
    const { code, names, read } = onDisk(
      { 'run.json': BUNDLE, 'report.json': 'old' },
      131_072,
      `mount --bind report.json report.json; ${oauthbearer('replay', 'run.json', '--format', 'json=report.json')}`,
    );
    expect(JSON.parse(read('report.json'))).toMatchObject({ verdict: 'unhealthy' });
    expect({ code, names }).toEqual({ code: 1, names: ['report.json', 'run.json'] });
  });
  it("a user's mounted file is left unchanged, with a message", () => {
    const { code, stderr, names, read } = onDisk(
      { 'client.properties': FAULTY },
      131_072,
      `mount --bind client.properties client.properties; ${oauthbearer('lint', '--fix', 'client.properties')}`,
    );
    expect(read('client.properties')).toBe(FAULTY);
    expect(names).toEqual(['client.properties']);
    expect(stderr).toContain('mount its folder (EBUSY)');
    expect(code).toBe(2);
  });
});

describe('an existing file', () => {
  it('is replaced as a whole: another hard link keeps the old text', () => {
    const at = folderWith({ 'run.json': BUNDLE, 'report.json': 'the old text' });
    linkSync(at('report.json'), at('kept.json'));
    run('replay', at('run.json'), '--format', `json=${at('report.json')}`);
    expect(JSON.parse(readFileSync(at('report.json'), 'utf8'))).toMatchObject({ verdict: 'unhealthy' });
    expect(readFileSync(at('kept.json'), 'utf8')).toBe('the old text');
  });
  it('may have the longest possible name', () => {
    const name = 'x'.repeat(255);
    const at = folderWith({ [name]: FAULTY });
    run('lint', '--fix', '--fail-on', 'never', at(name));
    expect(readFileSync(at(name), 'utf8')).toContain('SASL_SSL');
  });
  it('lint --fix keeps permissions, and a symbolic link to the file', () => {
    const at = folderWith({ 'real.properties': FAULTY });
    chmodSync(at('real.properties'), 0o640);
    symlinkSync('real.properties', at('link.properties'));
    run('lint', '--fix', '--fail-on', 'never', at('link.properties'));
    expect(lstatSync(at('link.properties')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('real.properties'), 'utf8')).toContain('SASL_SSL');
    expect(statSync(at('real.properties')).mode & 0o777).toBe(0o640);
    expect(readdirSync(at('.')).sort()).toEqual(['link.properties', 'real.properties']);
  });
  it('a report is written through a link whose file does not exist yet', () => {
    const at = folderWith({ 'run.json': BUNDLE });
    symlinkSync('not-yet.json', at('link.json'));
    run('replay', at('run.json'), '--format', `json=${at('link.json')}`);
    expect(JSON.parse(readFileSync(at('not-yet.json'), 'utf8'))).toMatchObject({ verdict: 'unhealthy' });
    expect(lstatSync(at('link.json')).isSymbolicLink()).toBe(true);
  });
  it('circular links are refused', () => {
    const at = folderWith({ 'run.json': BUNDLE });
    symlinkSync('b.json', at('a.json'));
    symlinkSync('a.json', at('b.json'));
    const { status, stderr } = run('replay', at('run.json'), '--format', `json=${at('a.json')}`);
    expect(stderr).toContain('circle (ELOOP)');
    expect(status).toBe(2);
  });
  it.each(['theirs.txt', 'not-there.txt'])('a bundle is not written through a link to %s', (target) => {
    const at = folderWith({ 'theirs.txt': 'precious' });
    symlinkSync(target, at('run.json'));
    const { status, stderr } = run(...OFFLINE, 'orders', '--bundle', at('run.json'));
    expect(stderr).toContain('is a symbolic link, which is not followed; name the file itself');
    expect(status).toBe(2);
    expect(readdirSync(at('.')).sort()).toEqual(['run.json', 'theirs.txt']);
    expect(readFileSync(at('theirs.txt'), 'utf8')).toBe('precious');
  });
  it('a bundle is private, even if others could read the old file', () => {
    const at = folderWith({ 'run.json': 'old' });
    chmodSync(at('run.json'), 0o644);
    run(...OFFLINE, 'orders', '--bundle', at('run.json'));
    expect(JSON.parse(readFileSync(at('run.json'), 'utf8'))).toHaveProperty('evidence');
    expect(statSync(at('run.json')).mode & 0o777).toBe(0o600);
  });
});

it('four parallel runs with one bundle leave a complete bundle of one of them', async () => {
  const at = folderWith({});
  const ended = Array.from({ length: 4 }, (_, index) => {
    const argv = [...OFFLINE, `orders-${'x'.repeat(index * 100)}`, '--bundle', at('b')];
    const child = spawn(process.execPath, [inject('executable'), ...argv], { stdio: 'ignore' });
    return new Promise((resolve) => child.on('close', resolve));
  });
  await Promise.all(ended);
  expect(readdirSync(at('.'))).toEqual(['b']);
  expect(JSON.parse(readFileSync(at('b'), 'utf8'))).toHaveProperty('evidence');
});

describe('what cannot be replaced', () => {
  it('a pipe receives everything, however slowly', () => {
    const at = folderWith({ 'client.properties': FAULTY });
    const script = oauthbearer(
      ...['doctor', '--offline', '--client-config', at('client.properties'), '--quiet'],
      ...['--format', 'json=/dev/null', '--bundle', '/dev/stdout'],
    );
    const { stdout } = sh(`${script} | while read -r line; do echo "$line"; done`);
    expect(JSON.parse(stdout)).toHaveProperty('evidence');
  });
  it('a pipe without a reader ends with an error, and stays a pipe', () => {
    const at = folderWith({ 'run.json': BUNDLE });
    const { status, stderr } = sh(
      `mkfifo '${at('pipe')}'; ${oauthbearer('replay', at('run.json'), '--format', `json=${at('pipe')}`)}`,
    );
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
    expect(stderr).toContain('cannot be written: no program reads from it (ENXIO)');
    expect(status).toBe(2);
  });
  it('/dev/stdout is written to', () => {
    // Node itself would create a socket, which has no name to open.
    const { stdout } = sh(
      `${oauthbearer('convert', 'fixtures/client-files/java-properties/client.properties', '--to', 'yaml', '-o', '/dev/stdout')} | cat`,
    );
    expect(stdout).toContain('tokenEndpoint');
  });
  it('a folder is refused before anything is contacted', () => {
    const at = folderWith({});
    const { status, stderr } = run(...OFFLINE, 'orders', '--bundle', at('.'));
    expect(stderr).toContain('is a directory; give a file');
    expect(status).toBe(2);
  });
});
