import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/use-enc-selected',
  story: 'The signing key is published for encryption.',
  arrange: ({ idp }) => {
    idp.keys = idp.keys.map((key, index) => (index === 0 ? { ...key, use: 'enc' } : key));
  },
});
