import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/auth-method-mismatch',
  story: 'The client sends its secret in the body, and the application takes it in a Basic header alone.',
  arrange: ({ idp }) => {
    idp.clientAuths = ['client_secret_basic'];
  },
});
