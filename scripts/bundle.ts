import { build, type Plugin } from 'esbuild';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** yargs uses string-width for the columns of its help, and its Unicode tables cost 50 ms at every start. */
const plainWidth: Plugin = {
  name: 'plain-width',
  setup: (bundler) => {
    bundler.onResolve({ filter: /^string-width$/ }, () => ({
      path: 'string-width',
      namespace: 'plain-width',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'plain-width' }, () => ({
      contents:
        "import { stripVTControlCharacters } from 'node:util'; export default (text) => stripVTControlCharacters(text).length;",
    }));
  },
};

/**
 * Node's `assert` words its error with the source of the call, for which it parses the file of the caller: of a bundle that
 * is seconds of a process deaf to Ctrl-C, and undici asserts what a server can break (a status below 100).
 */
const plainAssert: Plugin = {
  name: 'plain-assert',
  setup: (bundler) => {
    bundler.onResolve({ filter: /^(?:node:)?assert$/ }, ({ importer }) =>
      /[\\/]node_modules[\\/]undici[\\/]/.test(importer)
        ? { path: 'assert', namespace: 'plain-assert' }
        : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: 'plain-assert' }, () => ({
      contents: `class AssertionError extends Error {
          name = 'AssertionError';
          code = 'ERR_ASSERTION';
        }
        module.exports = (holds, message = 'an assertion failed') => {
          if (!holds) throw message instanceof Error ? message : new AssertionError(message);
        };`,
      loader: 'js',
    }));
  },
};

/**
 * Bundles the command line and the library into a folder.
 *
 * @returns the folders of the packages of which something is in the bundle.
 */
export async function bundle(outdir: string): Promise<readonly string[]> {
  rmSync(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: {
      cli: 'src/cli/main.ts',
      supervised: 'src/cli/supervised.ts',
      worker: 'src/cli/worker.ts',
      index: 'src/index.ts',
    },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'linked',
    sourcemap: 'external',
    metafile: true,
    // Its CommonJS build (UMD) asks for its own files by a `require` that a bundler cannot see through.
    alias: { 'jsonc-parser': './node_modules/jsonc-parser/lib/esm/main.js' },
    // CommonJS packages inside the ES module bundle ask for `require`.
    banner: {
      js: "import{createRequire as $require}from'node:module';const require=$require(import.meta.url);",
    },
    plugins: [plainWidth, plainAssert],
    logLevel: 'warning',
  });
  cpSync('docs/causes', join(outdir, 'docs/causes'), { recursive: true });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : [])),
  );
  return [...new Set(used.flatMap((path) => packageFolder(path) ?? []))].sort();
}

/** The folder of the package that a file belongs to: below the last `node_modules`, for packages bring others of their own. */
const packageFolder = (path: string): string | undefined =>
  /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
