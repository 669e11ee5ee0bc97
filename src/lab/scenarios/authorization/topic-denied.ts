import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'authorization/topic-denied',
  story: 'The pool has no role on the topic.',
  arrange: ({ broker }) => {
    broker.topics = { orders: { exists: true, operations: [] } };
  },
});
