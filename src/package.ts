import { readFileSync } from 'node:fs';
import { getAsset, isSea } from 'node:sea';

/**
 * The text of a file of this package. The single executable has them as assets (`scripts/executable.ts`); elsewhere the
 * package folder is one level above source files and bundled files.
 *
 * @param path of one of our own files, relative to the package folder
 * @throws Error if the package has no such file
 */
export const packageText = (path: string): string =>
  isSea() ? getAsset(path, 'utf8') : readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** The same file as a `file:` URL; undefined in the single executable, whose files are inside it. */
export const packageUrl = (path: string): string | undefined =>
  isSea() ? undefined : new URL(`../${path}`, import.meta.url).href;

export function version(): string {
  const about = JSON.parse(packageText('package.json')) as { readonly version: string };
  return about.version;
}
