import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'sasl/mechanism-unsupported',
  story: 'The listener offers PLAIN alone.',
  arrange: ({ broker }) => {
    broker.mechanisms = ['PLAIN'];
  },
});
