import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/union-one-invalid',
  story: 'The client names two pools, and one of them is gone.',
  arrange: ({ client }) => {
    client['poolId'] = 'pool-orders,pool-x7Kq2';
  },
});
