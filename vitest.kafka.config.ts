import { defineConfig, mergeConfig } from 'vitest/config';
import peers from './vitest.peers.config.ts';

/** Those tests against peers that have to do with the broker. */
export default mergeConfig(peers, defineConfig({ test: { include: ['test/peers/kafka/**/*.test.ts'] } }));
