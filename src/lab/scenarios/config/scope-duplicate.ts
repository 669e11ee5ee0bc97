import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/scope-duplicate',
  story: 'Two mappers write the same scope into the token of a Java client.',
  arrange: ({ client, idp }) => {
    client['client'] = 'java';
    idp.claims['scope'] = ['orders:read', 'orders:read'];
  },
});
