import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/audience-impossible',
  story:
    'The client is a stock Java client, which cannot send an audience, and the tenant has no default one.',
  arrange: ({ client, idp }) => {
    client['client'] = 'java';
    client['audience'] = undefined;
    delete idp.defaultAudience;
  },
});
