#!/usr/bin/env node
// CommonJS, as all that it loads: Node's loader of ES modules alone takes a fifth of the time of a bare Node.
'use strict';

const [command, ...rest] = process.argv.slice(2);
if (command === '--version' && rest.length === 0) {
  process.stdout.write(`${require('../package.json').version}\n`);
} else {
  // The HTTP parser of undici is WebAssembly, which V8 would optimise while a run of half a second is under way: 30 MB for
  // nothing gained.
  require('node:v8').setFlagsFromString('--liftoff-only');
  const { load } = require('../dist/load.cjs');
  // What asks at a terminal has to hold the terminal; what goes to the network is watched over.
  const watched = command === 'doctor' && !rest.some((word) => word.startsWith('--ask'));
  if (watched) load('supervised', 'any').start();
  else load('cli', ['doctor', 'explain', 'lint', 'replay'].includes(command) ? command : 'any').start();
}
