import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/exp-string',
  story: 'A claim mapper turns numbers into text.',
  arrange: ({ idp }) => {
    idp.claims['exp'] = String(Math.floor(Date.now() / 1000) + 3_600);
  },
});
