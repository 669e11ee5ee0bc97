import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tls-plaintext-listener',
  story: 'The bootstrap server is a listener without TLS.',
  arrange: ({ broker }) => {
    broker.listener = 'plaintext';
  },
});
