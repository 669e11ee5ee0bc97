import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface WriteOptions {
  /** Permissions of a new file, before the umask; default: 0666. */
  readonly mode?: number;
  /**
   * For files that others must not read: permissions are always 0600, and a symbolic link is refused, because someone
   * else may have created it.
   */
  readonly isPrivate?: boolean;
  /**
   * For content that can be made again: if the folder allows no new file, or the file is a mount, it is overwritten in
   * place.
   */
  readonly mayWriteInPlace?: boolean;
}

/** Why a file was not written, as the end of a sentence that begins with its name; the file is unchanged. */
export class NotWritten extends Error {
  override readonly name = 'NotWritten';
}

/**
 * Writes a whole file or nothing: the content goes to a temporary file beside it, which then replaces it. Readers, a
 * full disk and parallel runs see the old file or the new one, never a part. Permissions and owner are kept; a symbolic
 * link stays, and its target is replaced. Anything but a regular file (a device, a pipe) cannot be replaced and is
 * written directly.
 *
 * Everything between the first byte and the rename is synchronous, so that no signal is handled in between.
 *
 * @throws NotWritten
 */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): Promise<void> {
  const place = placeOf(path, options);
  try {
    if (place.stream) await writeToStream(place.path, Buffer.from(content));
    else {
      try {
        replace(place, content, options);
      } catch (error) {
        if (options.mayWriteInPlace !== true || place.old === undefined || !isOfTheFolder(error)) throw error;
        writeFileSync(place.path, content);
      }
    }
  } catch (error) {
    throw error instanceof NotWritten ? error : new NotWritten(reasonOf(error));
  }
}

/** Why `writeFileAtomically` would fail, as far as that can be determined without writing. */
export function objectionTo(path: string, options: WriteOptions = {}): string | undefined {
  try {
    const { path: target, stream, old } = placeOf(path, options);
    if (stream) return undefined;
    if (old !== undefined) accessSync(target, constants.W_OK);
    if (old === undefined || options.mayWriteInPlace !== true) {
      accessSync(dirname(target), constants.W_OK | constants.X_OK);
    }
    return undefined;
  } catch (error) {
    return error instanceof NotWritten ? error.message : reasonOf(error);
  }
}

/** The actual destination. */
interface Place {
  readonly path: string;
  readonly old: Stats | undefined;
  /** Whether it cannot be replaced: a device, a pipe, or a stream that a shell opened. */
  readonly stream: boolean;
}

/** Names of streams that are already open: a file that a shell opened for appending must not be replaced. */
const OPEN_STREAM = /^\/(?:dev\/(?:stdin|stdout|stderr|fd\/\d+)|proc\/[^/]+\/fd\/\d+)$/;

function placeOf(path: string, { isPrivate = false }: WriteOptions): Place {
  const old = statSync(path, { throwIfNoEntry: false });
  if (old?.isDirectory() === true) throw new NotWritten('is a directory; give a file');
  if (old?.isSocket() === true) throw new NotWritten('is a socket; give a file');
  const stream = OPEN_STREAM.test(path) || (old !== undefined && !old.isFile());
  const linked = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (isPrivate && linked && !OPEN_STREAM.test(path)) {
    throw new NotWritten('is a symbolic link, which is not followed; name the file itself');
  }
  return { path: linked && !stream ? endOf(path) : path, old, stream };
}

/** The end of a chain of links, which may not exist yet. `stat` has already excluded loops. */
function endOf(path: string): string {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return path;
  return statSync(path, { throwIfNoEntry: false }) === undefined
    ? endOf(resolve(dirname(path), readlinkSync(path)))
    : realpathSync(path);
}

/** The folder allows no new file, or the name is a mount: the file itself may still be writable. */
const isOfTheFolder = (error: unknown): boolean =>
  ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV'].includes(codeOf(error) ?? '');

function replace(
  { path, old }: Place,
  content: string | Uint8Array,
  { isPrivate = false, mode = 0o666 }: WriteOptions,
): void {
  // Renaming would replace a file that its owner made read-only.
  if (old !== undefined) accessSync(path, constants.W_OK);
  const beside = join(dirname(path), `.oauthbearer-${randomBytes(8).toString('hex')}.tmp`);
  const file = openSync(beside, 'wx', isPrivate || old !== undefined ? 0o600 : mode);
  try {
    try {
      if (old !== undefined && !isPrivate) keepOwner(beside, old);
      if (old !== undefined) fchmodSync(file, isPrivate ? 0o600 : old.mode & 0o7777);
      // On an almost full disk a single `write` may be partial; this continues until everything is written or it fails.
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/**
 * Keeps the owner of someone else's file, as with `sudo`. Without permission to do so, the file gets the current user
 * as owner.
 */
function keepOwner(path: string, { uid, gid }: Stats): void {
  const ours = statSync(path);
  if (ours.uid === uid && ours.gid === gid) return;
  try {
    chownSync(path, uid, gid);
  } catch {
    // Only root may change the owner, and only members the group.
  }
}

/** How long a pipe may have no reader, or stay full. */
const PATIENCE_MS = 5000;
const PAUSE_MS = 20;

/** Writing to a pipe without a reader would block forever, and the process would not handle signals. */
async function writeToStream(path: string, content: Buffer): Promise<void> {
  const file = await patiently(() => openStream(path));
  if (file === undefined) throw new NotWritten('cannot be written: no program reads from it (ENXIO)');
  try {
    for (let rest = content; rest.length > 0;) {
      const left = rest;
      const taken = await patiently(() => writeWhatFits(file, left));
      if (taken === undefined) throw new NotWritten('cannot be written: its reader reads nothing');
      rest = rest.subarray(taken);
    }
  } finally {
    closeSync(file);
  }
}

/** The first result; undefined if none came in time. */
async function patiently<T>(attempt: () => T | undefined): Promise<T | undefined> {
  for (let idle = 0; idle < PATIENCE_MS; idle += PAUSE_MS) {
    const answer = attempt();
    if (answer !== undefined) return answer;
    await wait(PAUSE_MS);
  }
  return undefined;
}

const openStream = (path: string): number | undefined => {
  const { O_WRONLY, O_APPEND, O_NONBLOCK } = constants;
  // Windows has no O_NONBLOCK, despite the types.
  const flags = O_WRONLY | O_APPEND | ((O_NONBLOCK as number | undefined) ?? 0);
  return unless('ENXIO', () => openSync(path, flags));
};

const writeWhatFits = (file: number, bytes: Buffer): number | undefined =>
  unless('EAGAIN', () => writeSync(file, bytes));

function unless<T>(code: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (codeOf(error) === code) return undefined;
    throw error;
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not write it, or make files in its folder',
  EBUSY: 'it is mounted by itself, so it cannot be replaced as a whole; mount its folder',
  EDQUOT: 'your disk quota is used up',
  ELOOP: 'its symbolic links lead in a circle',
  ENOENT: 'its folder does not exist',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'its parent is not a folder',
  EPERM: 'you may not write it',
  EROFS: 'the file system is read-only',
};

const reasonOf = (error: unknown): string => {
  const code = codeOf(error);
  if (code === undefined)
    return `cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  const reason = REASONS[code];
  return reason === undefined ? `cannot be written (${code})` : `cannot be written: ${reason} (${code})`;
};
