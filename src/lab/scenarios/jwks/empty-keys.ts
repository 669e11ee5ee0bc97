import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/empty-keys',
  story: 'The issuer has no key provider any more, so its JWKS is empty.',
  arrange: ({ idp }) => {
    idp.publish = () => ({ keys: [] });
  },
});
