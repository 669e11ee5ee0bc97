import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/bearer-prefix',
  story: 'The token comes with its scheme before it, and the callback passes it on.',
  arrange: ({ idp }) => {
    idp.wrapToken = (token) => `Bearer ${token}`;
  },
});
