import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/double-rotation',
  story: 'The keys were rotated twice since Confluent last read the JWKS.',
  arrange: ({ confluent }) => {
    first(confluent).provider.cachedKids = ['Wn2rotatedAway0000000', 'Qb7rotatedAway1111111'];
  },
});
