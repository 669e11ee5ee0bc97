import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/id-typo-shape',
  story: 'The pool id in the client has a capital letter.',
  arrange: ({ client }) => {
    client['poolId'] = 'pool-Orders';
  },
});
