/**
 * Bundles the declarations that the compiler wrote for each module into one file, which needs no package that only the build
 * has. vitest brings rolldown; its plugin follows names through the files without compiling them again, which takes a second
 * instead of twenty.
 */
import { readFileSync, rmSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';

const EACH = 'dist/types';

const bundle = await rolldown({
  input: `${EACH}/index.d.ts`,
  plugins: [dts({ dtsInput: true, tsconfig: false })],
  external: /^[^./]/,
});
await bundle.write({ dir: 'dist', format: 'es' });
rmSync(EACH, { recursive: true });

const foreign = /^import .*/m.exec(readFileSync('dist/index.d.ts', 'utf8'));
if (foreign !== null)
  throw new Error(`the declarations need another package, which no user has: ${foreign[0]}`);
