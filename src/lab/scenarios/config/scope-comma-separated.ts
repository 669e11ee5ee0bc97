import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/scope-comma-separated',
  story: 'The scopes are separated by commas.',
  arrange: ({ client, idp }) => {
    idp.scopes = ['orders:read', 'orders:write'];
    client['scope'] = 'orders:read,orders:write';
  },
});
