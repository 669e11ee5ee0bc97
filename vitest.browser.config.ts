import { defineConfig } from 'vitest/config';

/** The HTML report in a real Chromium: Debian's `chromium`, or the one that CHROMIUM names. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['scripts/registries.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One browser after the other: each wants a core for itself.
    fileParallelism: false,
  },
});
