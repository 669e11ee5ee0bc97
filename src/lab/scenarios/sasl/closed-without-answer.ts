import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'sasl/closed-without-answer',
  story: 'Something cuts the connection when the token is sent.',
  arrange: ({ broker }) => {
    broker.listener = 'closes-on-authenticate';
  },
});
