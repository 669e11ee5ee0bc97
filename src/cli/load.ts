/**
 * Loads the parts of the bundle, which are CommonJS, with the code that V8 compiled in an earlier run: compiling and
 * linking took half the CPU time of a run. Node 22 has `module.enableCompileCache` for this, with one file per part,
 * which takes a third longer; Node 20 has nothing.
 * The cache holds compiled functions only: V8 serializes no values of a run. Because the cache is executed, it is read
 * only from a file and a folder that belong to this user and that no other user can write or replace.
 * `NODE_DISABLE_COMPILE_CACHE=1` disables it.
 */
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { getAsset, isSea } from 'node:sea';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** A hash of all parts, so that code of another build is never used. */
declare const BUILD: string;

/** Compiled code, by the name of the part. */
type Code = ReadonlyMap<string, Buffer>;

interface Part {
  readonly exports: unknown;
}
type Run = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  filename: string,
  dirname: string,
) => void;

/** Flags of V8, each with its default. None is about the heap: V8 does not survive a change of these while it collects garbage. */
type Flags = readonly (readonly [ours: string, normal: string])[];

/** V8 by default prepares for a process that runs for long; this one ends in half a second. */
const FLAGS: Flags = [
  // The HTTP parser of undici is WebAssembly: optimising it takes 30 MB, and nothing is gained.
  ['--liftoff-only', '--no-liftoff-only'],
  // A regular expression is run a few times: interpreting it is cheaper than compiling it.
  ['--regexp-tier-up-ticks=20', '--regexp-tier-up-ticks=1'],
  ['--no-regexp-peephole-optimization', '--regexp-peephole-optimization'],
];

/**
 * Code is executed as it is for eight times as long before V8 compiles it better. That takes a sixth off the time of a
 * run. V8 12 (Node 22) counts otherwise, and gains nothing by it.
 */
const PATIENT: Flags = [
  ['--interrupt-budget=500000', '--interrupt-budget=67584'],
  [
    '--interrupt-budget-factor-for-feedback-allocation=64',
    '--interrupt-budget-factor-for-feedback-allocation=8',
  ],
];
const IS_V8_11 = /^11\./.test(process.versions.v8);

/** Commands that go on for as long as there is work: better code pays off. */
const LONG = ['fleet', 'lab', 'watch'];

let ours = '';
let normal = '';

/**
 * Prepares V8 for a run, in all threads of the process.
 *
 * @param command the first word of the command line
 */
export function tuneV8(command: string | undefined): void {
  const isLong = command !== undefined && LONG.includes(command);
  const flags = isLong || !IS_V8_11 ? FLAGS : [...FLAGS, ...PATIENT];
  ours = flags.map(([each]) => each).join(' ');
  normal = flags.map(([, each]) => each).join(' ');
  setFlagsFromString(ours);
}

/**
 * A module of Node. Node contains its modules compiled for V8's defaults: with any other flag V8 compiles them again, which
 * takes longer than a bare Node.
 */
function builtin(id: string): unknown {
  if (ours === '') return process.getBuiltinModule(id);
  setFlagsFromString(normal);
  try {
    return process.getBuiltinModule(id);
  } finally {
    setFlagsFromString(ours);
  }
}

/**
 * Runs one part, and the parts that it requires.
 *
 * @param entry the name of its file, without the extension
 * @param use the purpose of the run: each purpose has its own compiled functions in the cache
 * @returns what the part exports
 */
export function load(entry: string, use: string): unknown {
  const file = cacheFile(`${entry}-${use}`);
  const kept: Code = file === undefined ? new Map() : codeIn(file);
  const parts = new Map<string, Part>();
  const scripts = new Map<string, Script>();

  const partOf = (name: string): unknown => {
    const loaded = parts.get(name);
    if (loaded !== undefined) return loaded.exports;
    const filename = join(__dirname, name);
    const cachedData = kept.get(name);
    const script = new Script(
      `(function(exports,require,module,__filename,__dirname){${sourceOf(filename)}\n})`,
      { filename, ...(cachedData !== undefined && { cachedData }) },
    );
    scripts.set(name, script);
    const module = { exports: {} as unknown };
    parts.set(name, module);
    (script.runInThisContext() as Run)(module.exports, requireFrom, module, filename, __dirname);
    return module.exports;
  };
  // Everything else is bundled.
  const requireFrom = (id: string): unknown => (id.startsWith('./') ? partOf(id.slice(2)) : builtin(id));

  if (file !== undefined) {
    process.on('exit', () => {
      const isNew = [...scripts].some(
        ([name, { cachedDataRejected }]) => !kept.has(name) || cachedDataRejected === true,
      );
      if (isNew) keep(file, new Map([...kept, ...codeOf(scripts)]));
    });
  }
  return partOf(`${entry}.cjs`);
}

/**
 * The parts are UTF-8: esbuild escapes strings, but leaves regular expressions and tagged templates as they are. The
 * single executable has them as assets.
 */
const sourceOf = (filename: string): string =>
  isSea() ? getAsset(`dist/${basename(filename)}`, 'utf8') : readFileSync(filename, 'utf8');

const codeOf = (scripts: ReadonlyMap<string, Script>): Code =>
  new Map([...scripts].map(([name, script]) => [name, script.createCachedData()]));

/** The cache file in the user's cache directory; undefined if there is no such directory. */
function cacheFile(name: string): string | undefined {
  if ((process.env['NODE_DISABLE_COMPILE_CACHE'] ?? '') !== '') return undefined;
  const folder = userCache();
  return folder === undefined
    ? undefined
    : join(folder, 'oauthbearer', `${BUILD}-${process.version}-${process.arch}-${name}`);
}

function userCache(): string | undefined {
  const { env, platform } = process;
  const given = platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_CACHE_HOME'];
  // XDG Base Directory Specification: a path that is not absolute is invalid, and is to be ignored.
  if (given !== undefined && isAbsolute(given)) return given;
  try {
    return join(homedir(), platform === 'darwin' ? 'Library/Caches' : '.cache');
  } catch {
    return undefined;
  }
}

// Windows has neither of these flags.
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>;
const READ_AS_IS = O_RDONLY! | O_NOFOLLOW | O_NONBLOCK;

/** Of the permissions: written by the group or by all, written by all, and the restriction to one's own files (`/tmp`). */
const [BY_OTHERS, BY_ALL, STICKY] = [0o022, 0o002, 0o1000];

/**
 * Whether only this user can put a file into a folder: it is this user's own folder, and other users cannot put
 * another one in its place. With `sudo`, the home directory may be that of another user.
 */
function isOnlyOurs(folder: string): boolean {
  const user = process.getuid?.();
  if (user === undefined) return true;
  const [own, above] = [lstatSync(folder), statSync(dirname(folder))];
  const isReplaceable = (above.mode & BY_ALL) !== 0 && (above.mode & STICKY) === 0;
  return (
    own.isDirectory() &&
    own.uid === user &&
    (own.mode & BY_OTHERS) === 0 &&
    (above.uid === user || above.uid === 0) &&
    !isReplaceable
  );
}

/** The compiled code in a file that only this user can have written; empty if there is no such file. */
function codeIn(file: string): Code {
  let descriptor: number | undefined;
  try {
    if (!isOnlyOurs(dirname(file))) return new Map();
    descriptor = openSync(file, READ_AS_IS);
    const { uid, mode } = fstatSync(descriptor);
    const isOurs = process.getuid === undefined || (uid === process.getuid() && (mode & BY_OTHERS) === 0);
    return isOurs ? unpacked(readFileSync(descriptor)) : new Map();
  } catch {
    return new Map();
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/**
 * Files of other builds are removed after this time without a write, so that two builds in use do not remove each
 * other's.
 */
const LEFT_BEHIND_MS = 30 * 86_400_000;

/**
 * Writes a temporary file and renames it, so that another run reads all of it or nothing. A failure to write is
 * ignored.
 */
function keep(file: string, code: Code): void {
  const folder = dirname(file);
  // One by one: where a directory cannot be created, as in /proc, `recursive` of Node 20 never returns.
  for (const each of [dirname(folder), folder]) isDone(() => mkdirSync(each, { mode: 0o700 }));
  if (!isSafe(folder)) return;
  const draft = `${file}.${process.pid}`;
  const isKept = isDone(() => {
    writeFileSync(draft, packed(code), { mode: 0o600, flag: 'wx' });
    renameSync(draft, file);
  });
  isDone(isKept ? () => removeLeftBehind(folder) : () => rmSync(draft, { force: true }));
}

function isSafe(folder: string): boolean {
  try {
    return isOnlyOurs(folder);
  } catch {
    return false;
  }
}

function removeLeftBehind(folder: string): void {
  for (const each of readdirSync(folder).map((name) => join(folder, name))) {
    if (Date.now() - statSync(each).mtimeMs > LEFT_BEHIND_MS) rmSync(each);
  }
}

function isDone(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

/** A checksum of the rest; then a line of JSON with the byte length of each part; then the parts. */
function packed(code: Code): Buffer {
  const index = JSON.stringify([...code].map(([name, { length }]) => [name, length]));
  const body = Buffer.concat([Buffer.from(`${index}\n`), ...code.values()]);
  return Buffer.concat([checksumOf(body), body]);
}

/**
 * The reverse of `packed`, without copying.
 *
 * @throws if the bytes are not as they were written: V8 trusts its input, and crashes on damaged code
 */
function unpacked(bytes: Buffer): Code {
  const body = bytes.subarray(4);
  if (!checksumOf(body).equals(bytes.subarray(0, 4))) throw new RangeError('the compiled code is damaged');
  let end = body.indexOf('\n') + 1;
  const index = JSON.parse(body.toString('latin1', 0, end)) as readonly (readonly [string, number])[];
  return new Map(index.map(([name, length]) => [name, body.subarray(end, (end += length))]));
}

function checksumOf(body: Buffer): Buffer {
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(crc32(body));
  return checksum;
}
