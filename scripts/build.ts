/**
 * Bundles the command line and the library into `dist/`: one package without dependencies, and less than half the start
 * time of the unbundled modules. What a command needs is loaded when it is needed (`splitting`).
 */
import { build, type Plugin } from 'esbuild';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

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

/** kafkajs schedules with negative delays, of which newer versions of Node warn on stderr (tulios/kafkajs#1751). */
const positiveDelays: Plugin = {
  name: 'kafkajs-positive-delays',
  setup: (bundler) => {
    bundler.onLoad({ filter: /kafkajs[\\/]src[\\/]network[\\/]requestQueue[\\/]index\.js$/ }, ({ path }) => {
      const before = readFileSync(path, 'utf8');
      const after = before.replace('}, scheduleAt)', '}, Math.max(1, scheduleAt))');
      if (after === before)
        throw new Error('kafkajs no longer has the line that plain-delays mends: remove the plugin');
      return { contents: after, loader: 'js' };
    });
  },
};

rmSync('dist', { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'dist',
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
  define: { 'process.env.OAUTHBEARER_VERSION': JSON.stringify(version) },
  // Its CommonJS build (UMD) asks for its own files by a `require` that a bundler cannot see through.
  alias: { 'jsonc-parser': './node_modules/jsonc-parser/lib/esm/main.js' },
  // CommonJS packages inside the ES module bundle ask for `require`.
  banner: {
    js: "import{createRequire as $require}from'node:module';const require=$require(import.meta.url);",
  },
  plugins: [plainWidth, positiveDelays],
  logLevel: 'warning',
});
cpSync('docs/causes', 'dist/docs/causes', { recursive: true });

/** The licences of what the bundle contains, as most of them ask for. */
const packages = new Set(
  Object.keys(metafile.inputs).flatMap(
    (path) => /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  ),
);
const licences = [...packages].sort().map((folder) => {
  const about = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  return `${about.name} ${about.version}: ${about.license ?? 'see the package'}`;
});
writeFileSync('dist/THIRD-PARTY.txt', `${licences.join('\n')}\n`);
