import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'provider/eventual-consistency',
  story: 'The identity provider was made a minute ago.',
  arrange: ({ confluent }) => {
    Object.assign(first(confluent).provider, {
      atBroker: false,
      updated_at: new Date(Date.now() - 60_000).toISOString(),
    });
  },
});
