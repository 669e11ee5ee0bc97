import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/audience-missing',
  story:
    'The client is a stock Java client, which cannot send an audience, and the tenant has no default one.',
  arrange: ({ client, idp }) => {
    client['audience'] = undefined;
    delete idp.defaultAudience;
  },
});
