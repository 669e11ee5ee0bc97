import { defineConfig } from 'vitest/config';

/** The Java client, librdkafka and kafkajs against the lab: needs Java, Maven, Python with venv, and some seconds. */
export default defineConfig({
  test: {
    include: ['test/real-clients/**/*.test.ts'],
    globalSetup: ['scripts/registries.ts', 'test/real-clients/setup.ts'],
    testTimeout: 120_000,
    // One JVM after the other: each wants a core for itself while it starts.
    fileParallelism: false,
  },
});
