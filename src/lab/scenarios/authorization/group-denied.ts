import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'authorization/group-denied',
  story: 'The pool has no role on the consumer group.',
  arrange: ({ broker }) => {
    broker.groups = {};
  },
});
