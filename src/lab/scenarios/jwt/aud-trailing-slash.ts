import { setFilter } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/aud-trailing-slash',
  story: 'The filter has the audience with a slash at its end.',
  arrange: (lab) => setFilter(lab, `claims.aud == "${lab.idp.defaultAudience}/"`),
});
