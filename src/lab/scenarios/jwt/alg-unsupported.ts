import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/alg-unsupported',
  story: 'The tokens are signed with PS256, and the broker does not take them.',
  arrange: ({ idp, broker }) => {
    idp.tokenForm = 'PS256';
    idp.publish = ({ keys }) => ({ keys: keys.map(({ alg: _, ...key }) => key) });
    broker.refuse = 'the algorithm is not one of ours';
  },
});
