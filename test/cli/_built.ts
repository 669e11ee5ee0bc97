import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundle } from '../../scripts/bundle.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** What `bin` in package.json names, of the package as npm would install it: for tests that need a process. */
    readonly executable: string;
  }
}

/**
 * Builds the command line once for all test files. It is what people get, and starts with a fifth of the work that its
 * sources take.
 */
export default async function build({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-built-'));
  for (const each of ['bin', 'package.json']) cpSync(each, join(folder, each), { recursive: true });
  // While somebody works on them the sources may not hang together: that fails the tests that start a process, and no others.
  await bundle(join(folder, 'dist')).catch((error: unknown) => console.error(String(error)));
  provide('executable', join(folder, 'bin/oauthbearer.js'));
  return () => rmSync(folder, { recursive: true, force: true });
}
