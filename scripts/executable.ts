/**
 * Builds the single executable, which needs no Node: the Node that runs this script, with the command line of `dist/`
 * inside (https://nodejs.org/api/single-executable-applications.html). It runs on this operating system and processor.
 *
 *     npm run build && npm run executable -- FILE
 */
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'postject';

/** The mark in Node's own executable that says whether an application is inside. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const file = process.argv[2] ?? 'dist/oauthbearer';
const work = mkdtempSync(join(tmpdir(), 'oauthbearer-executable-'));
try {
  await build({
    entryPoints: { main: 'bin/oauthbearer.js', worker: 'bin/worker.js' },
    outdir: work,
    bundle: true,
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
  });
  const config = {
    main: join(work, 'main.js'),
    output: join(work, 'application'),
    disableExperimentalSEAWarning: true,
    assets: { 'bin/worker.js': join(work, 'worker.js'), ...assets() },
  };
  writeFileSync(join(work, 'config.json'), JSON.stringify(config));
  execFileSync(process.execPath, ['--experimental-sea-config', join(work, 'config.json')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  copyFileSync(process.execPath, file);
  chmodSync(file, 0o755);
  await inject(file, 'NODE_SEA_BLOB', readFileSync(config.output), {
    sentinelFuse: FUSE,
    ...(process.platform === 'darwin' && { machoSegmentName: 'NODE_SEA' }),
  });
  console.log(`${file} is written (Node ${process.versions.node}, ${process.platform}-${process.arch})`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** All files that the command line reads of its own package: see `src/package.ts` and `src/cli/load.ts`. */
function assets(): Readonly<Record<string, string>> {
  const pages = ['docs/causes', 'docs/watch'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => `${folder}/${path}`),
  );
  const parts = readdirSync('dist').filter((path) => path.endsWith('.cjs'));
  const paths = ['package.json', ...pages, ...parts.map((path) => `dist/${path}`)];
  // The database of `watch` (src/watch/history/database.ts).
  const database = ['node-sqlite3-wasm.js', 'node-sqlite3-wasm.wasm'].map(
    (name) => `node-sqlite3-wasm/dist/${name}`,
  );
  const named: readonly (readonly [string, string])[] = [
    ...paths.map((path) => [path.replaceAll('\\', '/'), path] as const),
    ...database.map((path) => [path, `node_modules/${path}`] as const),
  ];
  return Object.fromEntries(named);
}
