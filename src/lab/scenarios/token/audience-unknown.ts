import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/audience-unknown',
  story: 'The audience ends in a slash that the identifier of the API has not.',
  arrange: ({ client, idp }) => {
    client['audience'] = `${idp.audiences[0]}/`;
  },
});
