import { defineConfig } from 'vitest/config';

/** What is in deploy/, and the GitHub action, by the tools that read them: needs Java, Maven, Python with venv, and kubectl. */
export default defineConfig({
  test: {
    include: ['test/deploy/**/*.test.ts'],
    globalSetup: ['scripts/registries.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
