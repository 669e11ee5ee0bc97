import { build, transform, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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

/**
 * What packages load at every start and have no use for here: yargs asks `node:module` for a `require`, which loads Node's
 * loader of ES modules, and chalk asks `node:tty` for the colours of the terminal, which are in each style of ours.
 */
const plainRuntime: Plugin = {
  name: 'plain-runtime',
  setup: (bundler) => {
    const from = (importer: string, name: string): boolean =>
      new RegExp(`[\\\\/]node_modules[\\\\/](?:${name})[\\\\/]`).test(importer);
    bundler.onResolve({ filter: /^node:module$/ }, ({ importer }) =>
      from(importer, 'yargs|yargs-parser') ? { path: 'module', namespace: 'plain-runtime' } : undefined,
    );
    bundler.onResolve({ filter: /^#supports-color$/ }, ({ importer }) =>
      from(importer, 'chalk') ? { path: 'colours', namespace: 'plain-runtime' } : undefined,
    );
    bundler.onLoad({ filter: /^module$/, namespace: 'plain-runtime' }, () => ({
      contents: 'export const createRequire = () => require;',
    }));
    bundler.onLoad({ filter: /^colours$/, namespace: 'plain-runtime' }, () => ({
      contents: 'export default { stdout: false, stderr: false };',
    }));
  },
};

/**
 * What undici loads for HTTP/2, which no connection of ours offers, and of Node's own HTTP, of which it needs one number (the
 * longest headers) and recognises a message, which it is never given: together a third of the time of a bare Node.
 */
const HTTP1_ALONE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'client.js': {
    "require('./client-h2.js')": "(...given) => require('./client-h2.js')(...given)",
    "require('node:http')": '{ maxHeaderSize: 16_384 }',
  },
  'util.js': { "const { IncomingMessage } = require('node:http')": 'const IncomingMessage = class {}' },
};
const plainHttp: Plugin = {
  name: 'plain-http',
  setup: (bundler) => {
    bundler.onLoad(
      { filter: /[\\/]undici[\\/]lib[\\/](?:dispatcher[\\/]client|core[\\/]util)\.js$/ },
      ({ path }) => {
        let contents = readFileSync(path, 'utf8');
        for (const [before, after] of Object.entries(HTTP1_ALONE[basename(path)]!)) {
          if (!contents.includes(before)) throw new Error(`${path} no longer has: ${before}`);
          contents = contents.replace(before, () => after);
        }
        return { contents, loader: 'js' };
      },
    );
  },
};

/** Its library describes all of CEL to itself when it is loaded, and few runs have a filter. */
const lazyPackages: Plugin = {
  name: 'lazy-packages',
  setup: (bundler) => {
    bundler.onResolve({ filter: /^@marcbachmann\/cel-js/ }, ({ path, namespace }) =>
      namespace === 'lazy-packages' ? undefined : { path, namespace: 'lazy-packages' },
    );
    bundler.onLoad({ filter: /.*/, namespace: 'lazy-packages' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
      resolveDir: process.cwd(),
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
    plugins: [plainWidth, plainAssert, plainRuntime, plainHttp, lazyPackages, computed],
  });

/** A part as `load.ts` and `require` take it. */
async function asCommonJs(part: string): Promise<string> {
  const { code } = await transform(ownUrl(part) + withLinksAsValues(part), {
    ...{ format: 'cjs', platform: 'node', target: 'node20' },
    ...{ minifySyntax: true, minifyWhitespace: true },
    // Parts are loaded by `require`, in `import()` as well.
    supported: { 'dynamic-import': false },
  });
  return withLazyModules(code);
}

/**
 * Loads a module of Node, or a package that is CommonJS, when something of it is used for the first time: `node:crypto`
 * alone takes a fifth of the time of a bare Node, and most commands have no use for most of them.
 */
function withLazyModules(part: string): string {
  const builtin = String.raw`require\("(?:node:)?[\w/]+"\)`;
  const asModule = String.raw`__toESM\d*\((?:${builtin}|require_\w+\(\))(?:,1)?\)`;
  const required = new RegExp(String.raw`\b(import_\w+)=(${asModule}|${builtin})`, 'g');
  // One of which nothing is used is loaded for what it does.
  const names = [...part.matchAll(required)]
    .map(([, name]) => name!)
    .filter((name) => part.split(new RegExp(String.raw`\b${name}\b`)).length > 2);
  if (names.length === 0) return part;
  return part
    .replaceAll(new RegExp(`\\b(?:${names.join('|')})\\b(?!=)`, 'g'), '$&.module')
    .replaceAll(required, (whole, name: string, load: string) =>
      names.includes(name)
        ? `${name}={get module(){const value=${load};Object.defineProperty(this,"module",{value});return value}}`
        : whole,
    );
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
