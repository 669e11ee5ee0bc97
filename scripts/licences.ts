import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `LICENSE`, `LICENCE.md`, `license-mit.txt`, `COPYING`: the files in which packages keep their licence. */
const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:[-.].*)?$/i;
/** The Apache licence (section 4d) requires this to be passed on. */
const NOTICE_FILE = /^notice(?:[-.].*)?$/i;

/**
 * The notices of the bundled packages: MIT, BSD and ISC require their text with the names in it, Apache its notices.
 *
 * @param folders of the packages
 * @throws Error naming the packages without a licence text, which must not be bundled
 */
export function thirdPartyNotices(folders: readonly string[]): string {
  const packages = folders.map(packageIn);
  const without = packages.filter(({ texts }) => texts.length === 0).map(({ title }) => title);
  if (without.length > 0) throw new Error(`no licence text is in ${without.join(', ')}`);
  const rule = '='.repeat(80);
  return packages
    .map(({ title, texts }) => `${rule}\n${title}\n${rule}\n\n${texts.join('\n\n')}\n`)
    .join('\n');
}

/** Packages that are published without their licence: the text from their repository, kept here. */
function fromRepository(name: string): readonly string[] {
  const file = join(import.meta.dirname, 'licences', `${name}.txt`);
  return existsSync(file) ? [readFileSync(file, 'utf8').trim()] : [];
}

function packageIn(folder: string): { readonly title: string; readonly texts: readonly string[] } {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const files = readdirSync(folder);
  const textsOf = (pattern: RegExp): readonly string[] =>
    files
      .filter((name) => pattern.test(name))
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
  const own = textsOf(LICENCE_FILE);
  const licences = own.length > 0 ? own : fromRepository(about.name);
  return {
    title: `${about.name} ${about.version} (${about.license ?? 'licence below'})`,
    texts: licences.length === 0 ? [] : [...licences, ...textsOf(NOTICE_FILE)],
  };
}
