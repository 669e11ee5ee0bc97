import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'sasl/illegal-state',
  story:
    'A Kafka proxy in front of the broker has begun a sign-in of its own: the handshake of the client is one too many.',
  arrange: ({ broker }) => {
    broker.handshakeError = 34;
  },
});
