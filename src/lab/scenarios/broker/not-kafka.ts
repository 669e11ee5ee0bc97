import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'broker/not-kafka',
  story: 'A web server answers at the address of the bootstrap server.',
  arrange: ({ broker }) => {
    broker.listener = 'http';
  },
});
