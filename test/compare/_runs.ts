import { readdirSync, readFileSync } from 'node:fs';
import { readBundle } from '../../src/evidence/bundle.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';

const FOLDER = 'fixtures/bundles';

/** Runs recorded with servers written by others. */
export const recordedRuns: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file !== 'index.json')
  .map((file) => file.replace(/\.json$/, ''));

export const recordedRun = (name: string): Evidence =>
  readBundle(readFileSync(`${FOLDER}/${name}.json`, 'utf8')).evidence;
