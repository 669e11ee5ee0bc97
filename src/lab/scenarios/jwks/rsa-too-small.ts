import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/rsa-too-small',
  story: 'The signing key is an old one of 1024 bits.',
  arrange: ({ idp }) => {
    idp.keys = idp.keys.map((key, index) => (index === 0 ? { ...key, bits: 1024 } : key));
  },
});
