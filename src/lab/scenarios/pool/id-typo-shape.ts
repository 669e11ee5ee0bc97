import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/id-typo-shape',
  story: 'Somebody typed the pool id with a capital letter.',
  arrange: ({ client }) => {
    client['poolId'] = 'pool-Orders';
  },
});
