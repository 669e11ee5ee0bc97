import { defineConfig } from 'vitest/config';
import { testFilesWith } from './test/_tagged.ts';
import all from './vitest.config.ts';

/** The tag, or the casebook of a cause, one of whose tests has it. */
const include = testFilesWith(/@module-tag thorough\b|\btags: \[[^\]]*'thorough'|\bcasebook\(/);

/** `npm run test:thorough`: the tests that `npm test` leaves out. */
export default defineConfig({ test: { ...all.test, include } });
