#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { setFlagsFromString } from 'node:v8';

if (process.argv.length === 3 && process.argv[2] === '--version') {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(`${version}\n`);
} else {
  // Node 22 and later keep compiled code between runs; 20 does not know how.
  module.enableCompileCache?.();
  // The HTTP parser of undici is WebAssembly, which V8 would optimise while a run of half a second is under way: 30 MB for
  // nothing gained.
  setFlagsFromString('--liftoff-only');
  // What asks at a terminal has to hold the terminal; what goes to the network is watched over.
  const { start } =
    process.argv[2] === 'doctor' && !process.argv.some((word) => word.startsWith('--ask'))
      ? await import('../dist/supervised.js')
      : await import('../dist/cli.js');
  await start();
}
