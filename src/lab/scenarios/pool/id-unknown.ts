import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/id-unknown',
  story: 'The pool was deleted and made again, and has a new id.',
  arrange: ({ client }) => {
    client['poolId'] = 'pool-x7Kq2';
  },
});
