import { defineConfig } from 'vitest/config';
import { testFilesWith } from './test/_tagged.ts';
import all from './vitest.config.ts';

/** A tag of an area, or the casebook of a cause, which has one. */
const include = testFilesWith(/@module-tag hostile\/|tags: \['hostile\/|\bcasebook\(/);

/** `npm run hostile`: the tests with hostile inputs, as totals for each area. */
export default defineConfig({
  test: { ...all.test, include, reporters: ['./test/hostile/totals.ts'] },
});
