#!/usr/bin/env node
// CommonJS, as all that it loads: Node's loader of ES modules alone takes a fifth of the time of a bare Node.
'use strict';

const [command, ...rest] = process.argv.slice(2);
if (command === '--version' && rest.length === 0) {
  process.stdout.write(`${require('../package.json').version}\n`);
} else {
  // V8 by default prepares for a process that runs for long; this one ends in half a second.
  require('node:v8').setFlagsFromString(
    [
      // The HTTP parser of undici is WebAssembly: optimising it takes 30 MB, and nothing is gained.
      '--liftoff-only',
      // A regular expression is run a few times: interpreting it is cheaper than compiling it.
      '--regexp-tier-up-ticks=20',
      '--no-regexp-peephole-optimization',
      // The heap is small: going through it piece by piece, on other threads, takes longer than at once.
      '--no-incremental-marking',
      '--min-semi-space-size=4',
    ].join(' '),
  );
  const { load } = require('../dist/load.cjs');
  // What asks at a terminal has to hold the terminal; what goes to the network is watched over.
  const watched =
    command === 'doctor'
      ? !rest.some((word) => word.startsWith('--ask'))
      : command === 'fleet' && rest[0] !== 'merge';
  if (watched) load('supervised', 'any').start();
  else load('cli', ['doctor', 'explain', 'lint', 'replay'].includes(command) ? command : 'any').start();
}
