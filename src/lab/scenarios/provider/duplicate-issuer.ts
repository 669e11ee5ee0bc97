import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'provider/duplicate-issuer',
  story: 'The issuer was registered twice, and the pool is under the second.',
  arrange: ({ confluent }) => {
    const { provider } = first(confluent);
    confluent.providers = [
      { ...provider, id: 'op-acme0', display_name: 'Auth0 (first try)', pools: [] },
      ...confluent.providers,
    ];
  },
});
