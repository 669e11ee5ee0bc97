import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of this package: source files and bundled files both lie one level below it. */
export const packageFolder = new URL('../', import.meta.url);

/** A file of this package, as a path. */
export const packageFile = (path: string): string => fileURLToPath(new URL(path, packageFolder));

/** The version of this package. */
export function version(): string {
  const about = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { readonly version: string };
  return about.version;
}
