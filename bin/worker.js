// The worker thread that runs `doctor`; src/cli/supervised.ts starts it.
'use strict';

require('../dist/load.cjs').load('worker', 'doctor');
