import { defineConfig } from 'vitest/config';

/** What is in deploy/, and the GitHub action, by the tools that read them: needs Java, Maven, Go, Python with venv, kubectl, and root on Linux. */
export default defineConfig({
  test: {
    include: ['test/deploy/**/*.test.ts'],
    globalSetup: ['scripts/registries.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
