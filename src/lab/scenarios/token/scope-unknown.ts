import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/scope-unknown',
  story: 'The client asks for a scope that it was not granted.',
  arrange: ({ client }) => {
    client['scope'] = 'orders:write';
  },
});
