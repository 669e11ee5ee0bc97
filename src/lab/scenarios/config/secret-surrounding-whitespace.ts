import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/secret-surrounding-whitespace',
  story: 'The secret was written into its file with echo, which ends it with a line break.',
  arrange: ({ client, idp }) => {
    client['clientSecret'] = `${idp.clientSecret}\n`;
  },
});
