import { withoutKey } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/kid-dropped-too-early',
  story: 'The old key was deleted while its tokens are still in use.',
  arrange: ({ idp }) => {
    withoutKey(idp);
    idp.claims['iat'] = -idp.lifetimeSeconds / 4;
  },
});
