import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/kid-missing-in-key',
  story: 'A home-made issuer publishes its keys without key ids.',
  arrange: ({ idp }) => {
    idp.publish = ({ keys }) => ({ keys: keys.map(({ kid: _, ...key }) => key) });
  },
});
