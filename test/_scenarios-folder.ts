import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder in which the tests of a worker share the evidence of the lab's scenarios. */
    readonly scenarios: string;
  }
}

/** Apart from `_scenarios.ts`, whose imports are most of the program: vitest's own process would load them before each run. */
export default function provideFolder({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-scenarios-'));
  provide('scenarios', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
