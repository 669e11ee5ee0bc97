/**
 * Makes one file of the declarations that the compiler wrote of each module: whoever asks for a type of the library finds it in one
 * place, and no package that only the build has. rolldown is here with vitest; its plugin follows names through the files without
 * compiling them again, which takes a second where others take twenty.
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
