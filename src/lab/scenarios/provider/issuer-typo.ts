import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'provider/issuer-typo',
  story: 'The issuer of the identity provider in Confluent has a typing error.',
  arrange: ({ confluent }) => {
    first(confluent).provider.issuer = first(confluent).provider.issuer.replace(
      /(?<=[a-z])[a-z](?=\.)/,
      '$&$&',
    );
  },
});
