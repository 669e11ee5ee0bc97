import { defineConfig } from 'vitest/config';

/** The doctor against Apache Kafka, Keycloak and oidc-provider: needs Java, Maven and a minute or two. */
export default defineConfig({
  test: {
    include: ['test/peers/**/*.test.ts'],
    globalSetup: ['scripts/registries.ts', 'test/peers/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    // What the servers are asked must not wait for what a dozen other files ask them at the same moment.
    maxWorkers: 2,
  },
});
