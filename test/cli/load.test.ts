// @module-tag hostile/inputs
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';

const TEXT = 'SASL authentication failed: invalid_client';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'oauthbearer-code-'));
  onTestFinished(() => rmSync(cache, { recursive: true, force: true }));
});

/** Runs the built command line with a separate cache. */
const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [inject('executable'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '', XDG_CACHE_HOME: cache, ...env },
  });
  return { status, stdout, stderr };
};
const explain = (env?: NodeJS.ProcessEnv) => run(['explain', TEXT], env);
const kept = (): readonly string[] =>
  readdirSync(join(cache, 'oauthbearer')).map((name) => join(cache, 'oauthbearer', name));

/** V8 takes no code that was compiled with other flags. */
const FLAGS = [
  ...readFileSync('src/cli/load.ts', 'utf8').matchAll(/\[\s*'(--[a-z][^']*)',\s*'--[^']*',?\s*\]/g),
]
  .map(([, flag]) => flag!)
  .filter((flag) => /^11\./.test(process.versions.v8) || !flag.startsWith('--interrupt-budget'))
  .join(' ');

/** Another program in the place of the first part: V8 compares only the lengths of the sources. */
function poison(file: string): void {
  poisoned ??= poisonFor(file);
  writeFileSync(file, poisoned, { mode: 0o600 });
}
/** All tests have the code of the same parts. */
let poisoned: Buffer | undefined;
function poisonFor(file: string): Buffer {
  const bytes = readFileSync(file);
  const [[name]] = JSON.parse(bytes.toString('utf8', 4, bytes.indexOf('\n', 4))) as [[string, number]];
  const source = readFileSync(join(inject('executable'), '../../dist', name), 'latin1');
  const { length } = `(function(exports,require,module,__filename,__dirname){${source}\n})`;
  const { status, stdout } = spawnSync(process.execPath, [
    '-e',
    `require('node:v8').setFlagsFromString(${JSON.stringify(FLAGS)});
       const text = "(function(){process.stdout.write('PWNED');process.exit(7)/*";
       const script = new (require('node:vm').Script)(text.padEnd(${length} - 4, 'x') + '*/})', { filename: 'x' });
       const code = script.createCachedData();
       const body = Buffer.concat([Buffer.from(JSON.stringify([[${JSON.stringify(name)}, code.length]]) + '\\n'), code]);
       const sum = Buffer.alloc(4);
       sum.writeUInt32LE(require('node:zlib').crc32(body));
       process.stdout.write(Buffer.concat([sum, body]));`,
  ]);
  expect(status).toBe(0);
  return stdout;
}
const theFile = (): string => {
  const [only, ...others] = kept();
  expect(others).toEqual([]);
  return only!;
};

/** What the first run of `explain` printed, and the code that it kept. */
let firstRun: { readonly printed: ReturnType<typeof explain>; readonly name: string; readonly code: Buffer };
beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'oauthbearer-code-'));
  const printed = explain();
  firstRun = { printed, name: basename(theFile()), code: readFileSync(theFile()) };
  rmSync(cache, { recursive: true });
});
/** As after a first run. @returns what it printed */
function afterFirstRun(): ReturnType<typeof explain> {
  mkdirSync(join(cache, 'oauthbearer'), { mode: 0o700 });
  writeFileSync(join(cache, 'oauthbearer', firstRun.name), firstRun.code, { mode: 0o600 });
  return firstRun.printed;
}

describe('compiled code', () => {
  it('is kept by the first run, for this user alone, and serves the next as it is', () => {
    const first = explain();
    expect(first).toMatchObject({ status: 0, stderr: '' });
    const { mode, mtimeMs, size } = statSync(theFile());
    expect(mode & 0o777).toBe(0o600);
    expect(statSync(join(cache, 'oauthbearer')).mode & 0o777).toBe(0o700);
    expect(explain()).toEqual(first);
    expect(statSync(theFile())).toMatchObject({ mtimeMs, size });
  });

  it('is added to by a run that needs more of it, and keeps what it had', () => {
    afterFirstRun();
    const { size } = statSync(theFile());
    run(['explain', 'jwt/iss-trailing-slash']);
    expect(statSync(theFile()).size).toBeGreaterThanOrEqual(size);
    const { mtimeMs } = statSync(theFile());
    explain();
    expect(statSync(theFile()).mtimeMs).toBe(mtimeMs);
  });

  it('is thrown away when it is damaged anywhere: V8 would crash of it', () => {
    const expected = afterFirstRun();
    const whole = readFileSync(theFile());
    const damages = [0, 40, 0.5].map((at) => (damaged: Buffer) => {
      const place = at < 1 && at > 0 ? Math.floor(at * damaged.length) : at;
      damaged[place]! ^= 0x10;
      return damaged;
    });
    const cut = [3, whole.length - 1].map((length) => (bytes: Buffer) => bytes.subarray(0, length));
    for (const damage of [...damages, ...cut]) {
      writeFileSync(theFile(), damage(Buffer.from(whole)));
      expect(explain()).toEqual(expected);
    }
  });

  it.skipIf(process.platform === 'win32')('is not taken from a file that others can write', () => {
    const expected = afterFirstRun();
    chmodSync(theFile(), 0o620);
    expect(explain()).toEqual(expected);
    // It was created again.
    expect(statSync(theFile()).mode & 0o777).toBe(0o600);
  });

  it.skipIf(process.platform === 'win32')('is not read through a symbolic link', () => {
    const expected = afterFirstRun();
    const elsewhere = join(cache, 'elsewhere');
    const file = theFile();
    writeFileSync(elsewhere, readFileSync(file), { mode: 0o600 });
    rmSync(file);
    symlinkSync(elsewhere, file);
    expect(explain()).toEqual(expected);
    expect(statSync(theFile()).ino).not.toBe(statSync(elsewhere).ino);
  });

  describe.skipIf(process.platform === 'win32')('in a folder where another user can write', () => {
    const folder = () => join(cache, 'oauthbearer');
    const NOBODY = 65_534;
    const isRoot = process.getuid?.() === 0;
    const unsafe: readonly (readonly [string, boolean, () => void])[] = [
      ['the folder itself', true, () => chmodSync(folder(), 0o777)],
      ['by their group', true, () => chmodSync(folder(), 0o770)],
      ['the one above, so that they can replace it', true, () => chmodSync(cache, 0o777)],
      ['it is theirs', isRoot, () => chownSync(folder(), NOBODY, NOBODY)],
      ['the one above is theirs', isRoot, () => chownSync(cache, NOBODY, NOBODY)],
      [
        'it is a link',
        true,
        () => {
          renameSync(folder(), join(cache, 'elsewhere'));
          symlinkSync('elsewhere', folder());
        },
      ],
    ];
    it.each(unsafe.filter(([, isPossible]) => isPossible))(
      'it is neither read nor written: %s',
      (_, __, arrange) => {
        const expected = afterFirstRun();
        poison(theFile());
        arrange();
        const before = readdirSync(folder());
        expect(explain()).toEqual(expected);
        expect(readdirSync(folder())).toEqual(before);
      },
    );
    it('is used below a folder like /tmp, where nobody can rename what others own', () => {
      afterFirstRun();
      chmodSync(cache, 0o1777);
      // So it would have been run in each of the cases above.
      poison(theFile());
      expect(explain()).toEqual({ status: 7, stdout: 'PWNED', stderr: '' });
    });
  });

  it('is not kept where nothing can be written, and nobody is bothered', () => {
    const expected = explain({ NODE_DISABLE_COMPILE_CACHE: '1' });
    writeFileSync(join(cache, 'oauthbearer'), 'a file');
    expect(explain()).toEqual(expected);
    expect(readFileSync(join(cache, 'oauthbearer'), 'utf8')).toBe('a file');
    expect(explain({ XDG_CACHE_HOME: '/proc/nowhere' })).toEqual(expected);
    expect(explain({ XDG_CACHE_HOME: 'relative', HOME: '/dev/null' })).toEqual(expected);
  });

  it('is neither read nor written with NODE_DISABLE_COMPILE_CACHE', () => {
    explain({ NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(readdirSync(cache)).toEqual([]);
  });

  it('has nothing of what a run was given', () => {
    const secret = 'Zq81-jkW0_unheard-of-secret';
    writeFileSync(
      join(cache, 'client.properties'),
      `sasl.oauthbearer.client.credentials.client.secret=${secret}\n`,
    );
    run(['lint', join(cache, 'client.properties')]);
    run(['explain', `invalid_client ${secret}`]);
    run([secret]);
    run(
      [
        'doctor',
        '--token-endpoint',
        'https://127.0.0.1:9/token',
        '--client-id',
        'me',
        '--timeout',
        '1s',
        '--client-secret-env',
        'SECRET',
      ],
      { SECRET: secret },
    );
    const files = kept();
    expect(files.length).toBeGreaterThanOrEqual(4);
    for (const file of files) {
      expect(file).not.toContain(secret);
      const code = readFileSync(file);
      for (const encoding of ['latin1', 'utf16le', 'base64'] as const) {
        const sought =
          encoding === 'base64'
            ? Buffer.from(Buffer.from(secret).toString('base64'))
            : Buffer.from(secret, encoding);
        expect(code.includes(sought)).toBe(false);
      }
    }
  });
});

describe('two builds on one machine', () => {
  it('leave each other alone, but for what has not been written for a month', () => {
    mkdirSync(join(cache, 'oauthbearer'), { recursive: true });
    for (const name of ['other-build', 'forgotten-build'])
      writeFileSync(join(cache, 'oauthbearer', name), '');
    const old = new Date(Date.now() - 40 * 86_400_000);
    utimesSync(join(cache, 'oauthbearer/forgotten-build'), old, old);
    explain();
    const names = readdirSync(join(cache, 'oauthbearer'));
    expect(names).toContain('other-build');
    expect(names).not.toContain('forgotten-build');
    expect(names).toHaveLength(2);
  });
});

describe('characters beyond ASCII', () => {
  it('are in tagged templates of the built command line, which esbuild does not escape', () => {
    const { stdout } = run(['doctor', '--lab', 'config/missing-required', '--no-color']);
    expect(stdout).toContain("sed 's/=..*/=…/'");
  });
});
