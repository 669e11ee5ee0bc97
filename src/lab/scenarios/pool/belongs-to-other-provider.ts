import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'pool/belongs-to-other-provider',
  story: 'The client names a pool of another identity provider.',
  arrange: ({ client, confluent }) => {
    const { provider, pool } = first(confluent);
    confluent.providers.push({
      ...provider,
      id: 'op-globex',
      issuer: provider.issuer.replace('acme', 'globex'),
      pools: [{ ...pool, id: 'pool-g4Lm9' }],
    });
    client['poolId'] = 'pool-g4Lm9';
  },
});
