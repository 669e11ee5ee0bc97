import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/duplicate-kid',
  story: 'Two nodes of the identity provider made a key each under one key id.',
  arrange: ({ idp }) => {
    idp.publish = ({ keys }) => ({ keys: keys.map((key) => ({ ...key, kid: keys[0]?.['kid'] ?? '' })) });
  },
});
