// The worker thread that runs what uses the network; src/cli/supervised.ts starts it.
'use strict';

const { load, tuneV8 } = require('../dist/load.cjs');

const [command] = process.argv.slice(2);
tuneV8(command);
load('worker', command === 'fleet' ? 'fleet' : 'doctor');
