#!/usr/bin/env node
// kubectl runs this as `kubectl oauthbearer`, because its name begins with `kubectl-`.
'use strict';

const isAboutItself = process.argv.length === 3 && process.argv[2] === '--version';
if (!isAboutItself) process.argv.splice(2, 0, 'kubectl');
require('./oauthbearer.js');
