import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import all from './vitest.config.ts';

/** A tag of an area, or the casebook of a cause, which has one. */
const IS_TAGGED = /@module-tag hostile\/|tags: \['hostile\/|\bcasebook\(/;

/** Loading files without hostile inputs would only take time. */
const include = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((file) => join('test', file))
  .filter((file) => file.endsWith('.test.ts') && IS_TAGGED.test(readFileSync(file, 'utf8')));

/** `npm run hostile`: the tests with hostile inputs, as totals for each area. */
export default defineConfig({
  test: { ...all.test, include, reporters: ['./test/hostile/totals.ts'] },
});
