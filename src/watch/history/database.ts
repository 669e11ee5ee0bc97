import { chmodSync, closeSync, lstatSync, openSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { getAsset, getRawAsset, isSea } from 'node:sea';
import { Script } from 'node:vm';
import type { Database } from 'node-sqlite3-wasm';
import { whyUnreadable } from '../../settings/draw.ts';
import { quoted, UsageError } from '../../text/problem.ts';

/**
 * The schema, by version (`PRAGMA user_version`). Times are milliseconds since the epoch.
 *
 * - `runs`: one row for each look at a target.
 * - `spans`: what was seen of something that changes rarely, with the time for which it was seen.
 * - `samples`: numbers that drift, at most one an hour.
 * - `findings`: what was found over time, from its first sight to its end.
 * - `events`: what was reported, and whether the webhook has it.
 * - `targets`: the last evidence, and the last healthy one, compressed.
 */
const SCHEMA = `
  CREATE TABLE owner (token TEXT NOT NULL);
  CREATE TABLE targets (
    name TEXT PRIMARY KEY, state TEXT NOT NULL, since INTEGER NOT NULL, latest BLOB, healthy BLOB
  ) WITHOUT ROWID;
  CREATE TABLE runs (
    target TEXT NOT NULL, at INTEGER NOT NULL, outcome TEXT NOT NULL, causes TEXT NOT NULL,
    duration_ms INTEGER NOT NULL, PRIMARY KEY (target, at)
  ) WITHOUT ROWID;
  CREATE TABLE spans (
    target TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL, since INTEGER NOT NULL,
    until INTEGER NOT NULL, seen INTEGER NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (target, what, subject, since)
  ) WITHOUT ROWID;
  CREATE TABLE samples (
    target TEXT NOT NULL, what TEXT NOT NULL, at INTEGER NOT NULL, value REAL NOT NULL,
    PRIMARY KEY (target, what, at)
  ) WITHOUT ROWID;
  CREATE TABLE findings (
    target TEXT NOT NULL, id TEXT NOT NULL, subject TEXT NOT NULL, since INTEGER NOT NULL,
    ended INTEGER, stage INTEGER NOT NULL, found TEXT NOT NULL,
    PRIMARY KEY (target, id, subject, since)
  ) WITHOUT ROWID;
  CREATE TABLE events (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, event TEXT NOT NULL, is_delivered INTEGER NOT NULL
  );
`;
const VERSION = 1;

/**
 * SQLite's library for WebAssembly keeps a lock as a directory, which a killed process leaves behind. We hold it for
 * milliseconds, so an older one has no owner.
 */
const LOCK_MS = 10_000;
const PAUSE_MS = 20;

/**
 * Creates the database of a history if there is none. Only its owner can read it.
 *
 * @throws UsageError for a file that cannot be used, or that is something else
 */
export async function createDatabase(path: string): Promise<void> {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined || (found.isFile() && found.size === 0)) create(path);
    else if (!found.isFile()) throw new UsageError([`--history ${quoted(path)}: is not a file`]);
    else chmodSync(path, 0o600);
    await inDatabase(path, () => undefined);
  } catch (error) {
    throw error instanceof UsageError ? error : unusable(path, error);
  }
}

/** Under another name until it is complete, because a kill could come at any moment. */
function create(path: string): void {
  const draft = `${path}.${process.pid}.new`;
  rmSync(draft, { force: true });
  closeSync(openSync(draft, 'wx', 0o600));
  const { Database: Sqlite } = sqliteLibrary();
  const database = new Sqlite(draft);
  try {
    database.exec(`${PRAGMAS} PRAGMA journal_mode = WAL; ${SCHEMA} PRAGMA user_version = ${VERSION};`);
  } finally {
    database.close();
  }
  renameSync(draft, path);
}

/**
 * The library takes its own lock for that of another process when it looks for a rollback journal, and so never rolls
 * back what a killed process began. A write-ahead log does not depend on that: what has no commit record is ignored.
 * Without shared memory it needs exclusive access, so the database is open only while it is used.
 */
const PRAGMAS = 'PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL;';

/**
 * One transaction: all of it or nothing, also when the process is killed. Waits while another process has the
 * database.
 *
 * @throws UsageError for a file that is not a history; NotRecorded
 */
export async function inDatabase<T>(path: string, work: (database: Database) => T): Promise<T> {
  for (;;) {
    removeStaleLock(path);
    try {
      const database = opened(path);
      try {
        if (database !== undefined) {
          assertOurs(database, path);
          const result = work(database);
          database.exec('COMMIT');
          return result;
        }
      } finally {
        database?.close();
      }
    } catch (error) {
      throw notRecorded(path, error);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** With a transaction begun; undefined while another process has the database. */
function opened(path: string): Database | undefined {
  const { Database: Sqlite } = sqliteLibrary();
  // Created here, because SQLite would create it with the permissions of the umask.
  closeSync(openSync(`${path}-wal`, 'a', 0o600));
  const database = new Sqlite(path, { fileMustExist: true });
  try {
    database.exec(`${PRAGMAS} BEGIN IMMEDIATE`);
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && /database is locked/.test(error.message)) return undefined;
    throw error;
  }
}

type Sqlite = typeof import('node-sqlite3-wasm');
let embedded: Sqlite | undefined;

/** Its WebAssembly is a file beside its code, so it is not part of our bundle. The single executable has both as assets. */
const sqliteLibrary = (): Sqlite =>
  isSea()
    ? (embedded ??= embeddedLibrary())
    : (createRequire(import.meta.url)('node-sqlite3-wasm') as Sqlite);

function embeddedLibrary(): Sqlite {
  const asset = (name: string): string => `node-sqlite3-wasm/dist/${name}`;
  const code = getAsset(asset('node-sqlite3-wasm.js'), 'latin1');
  const module = { exports: {} };
  // Emscripten's code looks for a variable `Module`, which may have the WebAssembly, before it reads the file.
  const run = new Script(`(function(module,require,__dirname,Module){${code}\n})`).runInThisContext() as (
    ...values: unknown[]
  ) => void;
  const wasmBinary = getRawAsset(asset('node-sqlite3-wasm.wasm'));
  run(module, (id: string) => process.getBuiltinModule(id), '', { wasmBinary });
  return module.exports as Sqlite;
}

function removeStaleLock(path: string): void {
  const lock = `${path}.lock`;
  try {
    const found = statSync(lock, { throwIfNoEntry: false });
    if (found !== undefined && Date.now() - found.mtimeMs > LOCK_MS) rmdirSync(lock);
  } catch {
    // Its owner has removed it in the meantime.
  }
}

/** @throws UsageError for a database of another program, or of a later version */
function assertOurs(database: Database, path: string): void {
  const version = Number(database.get('PRAGMA user_version')?.['user_version']);
  const isOurs = database.get("SELECT 1 FROM sqlite_schema WHERE name = 'owner'") !== null;
  if (version > VERSION && isOurs)
    throw new UsageError([
      `--history ${quoted(path)}: was written by a newer version; update oauthbearer, or give another file`,
    ]);
  if (version !== VERSION || !isOurs) throw new UsageError([`--history ${quoted(path)}: ${NOT_OURS}`]);
}

/** The history cannot be read or written for now: the disk is full, for example. It may work again. */
export class NotRecorded extends UsageError {}

/** An error of SQLite or the file system, in words; any other one as it is. */
function notRecorded(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UsageError) return error;
  const isSqlites = error.name === 'SQLite3Error';
  if (!isSqlites && !('errno' in error)) return error;
  if (isSqlites && /not a database|malformed|no such (?:table|column)/.test(error.message))
    return unusable(path, error);
  const [, why] = OBSTACLES.find(([said]) => said.test(error.message)) ?? [];
  return new NotRecorded([`--history ${quoted(path)}: ${why ?? 'cannot be written'}`]);
}

/** By what SQLite says, and by the codes of `open(2)`. */
const OBSTACLES: readonly (readonly [said: RegExp, why: string])[] = [
  [/disk is full|ENOSPC/, 'the disk is full'],
  // Its library for WebAssembly tells no more of a full disk.
  [/disk I\/O error/, 'cannot be written; is the disk full?'],
  [/EDQUOT/, 'your disk quota is used up'],
  [/readonly database|EROFS/, 'it is read-only'],
  [/EACCES|EPERM/, 'this user has no permission to write it'],
  [/ENOENT|unable to open/, 'the file or its folder is gone'],
];

const NOT_OURS = 'is not a history of "oauthbearer watch", or is damaged; give another file';

function unusable(path: string, error: unknown): UsageError {
  const isSqlites = error instanceof Error && error.name === 'SQLite3Error';
  return new UsageError([`--history ${quoted(path)}: ${isSqlites ? NOT_OURS : whyUnreadable(error)}`]);
}
