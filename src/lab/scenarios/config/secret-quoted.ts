import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/secret-quoted',
  story: 'The env file has quotes around the secret, and its reader keeps them.',
  arrange: ({ client, idp }) => {
    client['clientSecret'] = `"${idp.clientSecret}"`;
  },
});
