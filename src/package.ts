import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of this package: source files and bundled files are both one level below it. */
export const packageFolder = new URL('../', import.meta.url);

export const packageFile = (path: string): string => fileURLToPath(new URL(path, packageFolder));

export function version(): string {
  const about = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { readonly version: string };
  return about.version;
}
