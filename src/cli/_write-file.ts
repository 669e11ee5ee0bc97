import { randomBytes } from 'node:crypto';
import { chmod, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file so that whoever reads it at any moment finds the old text or the new one, and never a part: into a temporary
 * file beside it, to the disk, and then under its name. What is no plain file (`/dev/stdout`, a pipe) and what cannot be
 * replaced (a file mounted by itself, a folder that may not be written) is written in place.
 *
 * @param mode permissions of a new file; one that is there keeps its own
 */
export async function writeFileAtomically(
  file: string,
  content: string | Uint8Array,
  mode: number,
): Promise<void> {
  // The file that a link leads to is replaced, and the link stays.
  const target = await realpath(file).catch(() => file);
  const old = await stat(target).catch(() => undefined);
  if (old !== undefined && !old.isFile()) return writeFile(target, content);
  try {
    await replace(target, content, old === undefined ? { mode } : { mode: old.mode & 0o7777, keeps: true });
  } catch (error) {
    if (old === undefined || !isOfTheFolder(error)) throw error;
    await writeFile(target, content);
  }
}

async function replace(
  target: string,
  content: string | Uint8Array,
  { mode, keeps = false }: { readonly mode: number; readonly keeps?: boolean },
): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(content);
      // Otherwise a crash could leave the new name with no content.
      await handle.sync();
    } finally {
      await handle.close();
    }
    // The umask has a say in the mode of a new file, and none in that of one that was there.
    if (keeps) await chmod(temporary, mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** The folder takes no new file, the name is too long for a longer one, or the name is a mount: the file may still be written. */
const isOfTheFolder = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV', 'ENAMETOOLONG'].includes(String(error.code));
