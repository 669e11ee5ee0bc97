/**
 * Leaves of the declarations that the compiler wrote those that the library's own lead to: the others are of modules that
 * nobody can import, and were a sixth of the package.
 */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve('dist/types');
const IMPORTED = /(?:from|import\()\s*['"](\.[^'"]+)\.(?:ts|js)['"]/g;

const needed = new Set<string>();
const open = [join(ROOT, 'index.d.ts')];
for (let file = open.pop(); file !== undefined; file = open.pop()) {
  if (needed.has(file)) continue;
  if (!existsSync(file)) throw new Error(`${file} is imported and was not written`);
  needed.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORTED))
    open.push(`${resolve(dirname(file), path)}.d.ts`);
}
for (const entry of readdirSync(ROOT, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name);
  if (entry.isFile() && !needed.has(file)) rmSync(file);
}
