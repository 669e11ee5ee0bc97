import { defineConfig } from 'vitest/config';

/** Programs that read our reports: needs Debian's package prometheus. */
export default defineConfig({
  test: {
    include: ['test/consumers/**/*.test.ts'],
    globalSetup: ['scripts/registries.ts'],
    testTimeout: 120_000,
  },
});
