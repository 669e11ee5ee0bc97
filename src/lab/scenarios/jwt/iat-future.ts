import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/iat-future',
  story: 'One node of the identity provider is ten minutes ahead, and the broker minds.',
  arrange: ({ idp, broker }) => {
    idp.claims['iat'] = 600;
    idp.claims['exp'] = 86_400;
    broker.refuse = 'the token was issued in the future';
  },
});
