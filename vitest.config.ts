import { defineConfig } from 'vitest/config';
import { AREAS } from './test/hostile/areas.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // With configurations of their own: they need Java, a browser, or Prometheus.
    exclude: [
      'test/browser/**',
      'test/consumers/**',
      'test/deploy/**',
      'test/kafka/**',
      'test/peers/**',
      'test/real-clients/**',
    ],
    // The casebooks are pure and many: loading the same modules for each of 200 files would be most of the time.
    isolate: false,
    // By default vitest keeps one processor for itself: of two, half.
    maxWorkers: '100%',
    globalSetup: ['scripts/registries.ts', 'test/cli/_built.ts', 'test/_scenarios-folder.ts'],
    // For what hangs: on a busy machine, the first test of a file that loads the whole program takes half a minute.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 300_000 } },
    tags: [
      ...AREAS.map(({ tag, title }) => ({ name: tag, description: title })),
      { name: 'thorough', description: 'Long because it tries much: npm run test:thorough' },
    ],
  },
});
