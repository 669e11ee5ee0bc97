import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/signature-invalid',
  story: 'Something changes the token after it is signed.',
  arrange: ({ idp }) => {
    idp.tokenForm = 'tampered';
  },
});
