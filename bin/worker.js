// The worker thread that runs what uses the network; src/cli/supervised.ts starts it.
'use strict';

const { load, tuneV8 } = require('../dist/load.cjs');

const [command] = process.argv.slice(2);
tuneV8(command);
// V8 takes no code that was compiled with other flags: what goes on for long has its own.
load('worker', ['fleet', 'watch'].includes(command) ? command : 'doctor');
