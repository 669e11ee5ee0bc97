import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'provider/deactivated',
  story: 'Somebody switched the identity provider off.',
  arrange: ({ confluent }) => {
    first(confluent).provider.deactivated = true;
  },
});
