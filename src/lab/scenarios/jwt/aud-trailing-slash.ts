import { defineScenario } from '../define.ts';
import { setFilter } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/aud-trailing-slash',
  story: 'The filter has the audience with a slash at its end.',
  arrange: (lab) => setFilter(lab, 'claims.aud == "https://kafka.acme.example/"'),
});
