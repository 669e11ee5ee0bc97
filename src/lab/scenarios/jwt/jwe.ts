import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/jwe',
  story: 'The API has encryption of its tokens turned on.',
  arrange: ({ idp }) => {
    idp.tokenForm = 'jwe';
  },
});
