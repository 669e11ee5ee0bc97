import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'authorization/topic-hidden',
  story: 'The pool may not see the topic, which then looks as if it did not exist.',
  arrange: ({ broker }) => {
    broker.topics = { orders: { exists: true, operations: [], hidden: true } };
  },
});
