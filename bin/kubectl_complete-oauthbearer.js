#!/usr/bin/env node
// kubectl runs this to complete the command line of `kubectl oauthbearer`.
'use strict';

process.argv.splice(2, 0, '--complete', 'kubectl');
require('./oauthbearer.js');
