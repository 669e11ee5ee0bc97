import { build, transform, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** yargs uses string-width for the columns of its help, whose Unicode tables cost 50 ms at every start. */
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
 * Node's `assert` includes the source of the call in its message, for which it parses the caller's file: for a bundle
 * that blocks the process, including Ctrl-C, for seconds, and undici asserts conditions that a server can violate (a
 * status below 100). Loading it is a fifth of a bare Node, for which yargs would need it at every start.
 */
const plainAssert: Plugin = {
  name: 'plain-assert',
  setup: (bundler) => {
    bundler.onResolve({ filter: /^(?:node:)?assert$/ }, ({ importer }) =>
      /[\\/]node_modules[\\/](?:undici|yargs)[\\/]/.test(importer)
        ? { path: 'assert', namespace: 'plain-assert' }
        : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: 'plain-assert' }, () => ({
      contents: `class AssertionError extends Error {
          name = 'AssertionError';
          code = 'ERR_ASSERTION';
        }
        const assert = (holds, message = 'an assertion failed') => {
          if (!holds) throw message instanceof Error ? message : new AssertionError(message);
        };
        module.exports = Object.assign(assert, {
          strictEqual: (actual, expected, message) => assert(Object.is(actual, expected), message),
          notStrictEqual: (actual, expected, message) => assert(!Object.is(actual, expected), message),
        });`,
      loader: 'js',
    }));
  },
};

/** Files whose exports are plain data, derived from other files: the bundle gets the values instead of the derivation. */
const computed: Plugin = {
  name: 'computed',
  setup: (bundler) => {
    bundler.onLoad({ filter: /\.computed\.ts$/ }, async ({ path }) => {
      const values = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
      const constants = Object.entries(values).map(
        ([name, value]) =>
          `export const ${name} = ${value instanceof RegExp ? String(value) : JSON.stringify(value)};\n`,
      );
      return { contents: constants.join(''), loader: 'js' };
    });
  },
};

const MODULE_URL = 'moduleUrl';

const COMMON = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * Bundles the command line and the library into a folder: CommonJS in parts, which `src/cli/load.ts` loads together with
 * their compiled code, and `index.js`, the library as an ES module.
 *
 * @returns the folders of the packages that are part of the bundle
 */
export async function bundle(outdir: string): Promise<readonly string[]> {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { metafile, outputFiles } = await bundleParts(outdir);
  const hash = createHash('sha256');
  for (const { path, text } of outputFiles) {
    const isPart = path.endsWith('.cjs');
    const content = isPart ? await asCommonJs(text) : text;
    writeFileSync(path, content);
    hash.update(content);
  }
  await build({
    ...COMMON,
    entryPoints: ['src/cli/load.ts'],
    outfile: join(outdir, 'load.cjs'),
    format: 'cjs',
    define: { BUILD: JSON.stringify(hash.digest('hex').slice(0, 16)) },
  });
  writeFileSync(join(outdir, 'index.js'), asEsModule(metafile));
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : [])),
  );
  return [...new Set(used.flatMap((path) => packageFolder(path) ?? []))].sort();
}

/** Which code is in which part, and which part needs which. */
const bundleParts = (outdir: string) =>
  build({
    ...COMMON,
    entryPoints: {
      cli: 'src/cli/main.ts',
      supervised: 'src/cli/supervised.ts',
      worker: 'src/cli/worker.ts',
      index: 'src/index.ts',
    },
    outdir,
    outExtension: { '.js': '.cjs' },
    // esbuild splits ES modules alone: these become CommonJS afterwards.
    splitting: true,
    format: 'esm',
    write: false,
    metafile: true,
    define: { 'import.meta.url': MODULE_URL },
    // Its CommonJS build (UMD) asks for its own files by a `require` that a bundler cannot see through.
    alias: { 'jsonc-parser': './node_modules/jsonc-parser/lib/esm/main.js' },
    plugins: [plainWidth, plainAssert, computed],
  });

/** A part as `load.ts` and `require` take it. */
async function asCommonJs(part: string): Promise<string> {
  const { code } = await transform(ownUrl(part) + withLinksAsValues(part), {
    ...{ format: 'cjs', platform: 'node', target: 'node20' },
    ...{ minifySyntax: true, minifyWhitespace: true },
    // Parts are loaded by `require`, in `import()` as well.
    supported: { 'dynamic-import': false },
  });
  return withLazyBuiltins(code);
}

/**
 * Loads a module of Node when something of it is used for the first time: `node:crypto` alone takes a fifth of the time of
 * a bare Node, and most commands have no use for most of them.
 */
function withLazyBuiltins(part: string): string {
  const required = /\b(import_\w+)=(require\("(?:node:)?[\w/]+"\))/g;
  const names = [...part.matchAll(required)].map(([, name]) => name!);
  if (names.length === 0) return part;
  return part
    .replaceAll(new RegExp(`\\b(?:${names.join('|')})\\b(?!=)`, 'g'), '$&.module')
    .replaceAll(required, '$1={get module(){return $2}}');
}

/** What `import.meta.url` is in a part: all of them lie in one folder. */
const ownUrl = (part: string): string =>
  part.includes(MODULE_URL) ? `const ${MODULE_URL}=require("node:url").pathToFileURL(__filename).href;` : '';

/**
 * Links parts by plain values: what one part takes from another becomes a constant. esbuild itself makes each export a
 * getter, and copies all of them for each importer, which took a tenth of the time of a run. Parts neither import each
 * other in a circle nor export a variable that changes after they have run.
 */
function withLinksAsValues(part: string): string {
  return part
    .replaceAll(
      /\bimport\{([^}]*)\}from"(\.\/[\w.-]+)";/g,
      (_, names: string, from: string) => `const {${names.replaceAll(' as ', ':')}}=require("${from}");`,
    )
    .replaceAll(/\bimport"(\.\/[\w.-]+)";/g, 'require("$1");')
    .replaceAll(/\bimport\("(\.\/[\w.-]+)"\)/g, 'Promise.resolve().then(()=>require("$1"))')
    .replace(/\bexport\{([^}]*)\};(?=\s*(?:\/\*![^*]*\*\/\s*)?$)/, (_, names: string) => {
      const members = names.split(',').map((each) => each.split(' as '));
      return `module.exports={${members.map(([local, name = local]) => `${name}:${local}`).join(',')}};`;
    });
}

/** The library by its names, for `import` from ES modules. */
function asEsModule({ outputs }: Metafile): string {
  const names = Object.values(outputs).find(({ entryPoint }) => entryPoint === 'src/index.ts')?.exports ?? [];
  return `import library from './index.cjs';\nexport const { ${names.join(', ')} } = library;\n`;
}

/** The folder of the package that a file belongs to: below the last `node_modules`, for packages bring others of their own. */
const packageFolder = (path: string): string | undefined =>
  /\bnode_modules\/(?:.*\bnode_modules\/)?(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
