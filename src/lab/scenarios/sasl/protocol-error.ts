import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'sasl/protocol-error',
  story: 'A Kafka proxy announces a version of SaslHandshake that the broker behind it does not speak.',
  arrange: ({ broker }) => {
    broker.handshakeError = 35;
  },
});
