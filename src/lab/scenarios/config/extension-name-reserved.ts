import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/extension-name-reserved',
  story: 'An extension is called auth, as the token itself is in the first message.',
  arrange: ({ client }) => {
    client['extensions'] = { auth: 'orders-service' };
  },
});
