import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'broker/no-brokers-listed',
  story: 'A Kafka proxy lets the client in and knows no broker behind it yet.',
  arrange: ({ broker }) => {
    broker.advertised = [];
  },
});
