import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'provider/issuer-typo',
  story: 'Somebody mistyped the issuer at Confluent.',
  arrange: ({ confluent }) => {
    first(confluent).provider.issuer = 'https://acmee.auth0.com/';
  },
});
