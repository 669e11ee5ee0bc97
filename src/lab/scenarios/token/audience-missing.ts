import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/audience-missing',
  story: 'The token request names no audience, and the tenant has no default one.',
  arrange: ({ client, idp }) => {
    client['audience'] = undefined;
    delete idp.defaultAudience;
  },
});
