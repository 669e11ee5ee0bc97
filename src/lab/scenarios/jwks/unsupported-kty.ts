import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/unsupported-kty',
  story: 'The client is set to sign with an elliptic curve key.',
  arrange: ({ idp }) => {
    idp.tokenForm = 'ES256';
    idp.keys = idp.keys.map((key, index) => (index === 0 ? { ...key, kty: 'EC' } : key));
  },
});
