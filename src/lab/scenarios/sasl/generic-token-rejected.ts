import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'sasl/generic-token-rejected',
  story: 'The broker refuses the token and keeps the reason to itself.',
  arrange: ({ broker }) => {
    broker.refuse = 'propagation';
  },
});
