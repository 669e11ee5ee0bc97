import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { recordSession, sessionIn } from '../../scripts/session.ts';

it('the terminal session in the README is what the commands print today (npm run session)', async () => {
  expect(sessionIn(readFileSync('README.md', 'utf8'))).toBe(await recordSession());
});
