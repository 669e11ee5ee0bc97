import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The test files whose text has a match: loading files without a test of the tag would only take time. */
export const testFilesWith = (tag: RegExp): string[] =>
  readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((file) => join('test', file))
    .filter((file) => file.endsWith('.test.ts') && tag.test(readFileSync(file, 'utf8')));
