// The worker thread that runs `doctor`; src/cli/supervised.ts starts it.
'use strict';

const { load, tuneV8 } = require('../dist/load.cjs');

tuneV8();
load('worker', 'doctor');
