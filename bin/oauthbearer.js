#!/usr/bin/env node
// CommonJS, as all that it loads: Node's loader of ES modules alone takes a fifth of the time of a bare Node.
'use strict';

const [command, ...rest] = process.argv.slice(2);
if (command === '--version' && rest.length === 0) {
  process.stdout.write(`${require('../package.json').version}\n`);
} else {
  const { load, tuneV8 } = require('../dist/load.cjs');
  // What goes to the network is watched over.
  const watched =
    ['doctor', 'init', 'kubectl', 'watch'].includes(command) || (command === 'fleet' && rest[0] !== 'merge');
  if (watched) load('supervised', 'any').start();
  else {
    tuneV8(command);
    load('cli', ['explain', 'lab', 'lint', 'replay'].includes(command) ? command : 'any').start();
  }
}
