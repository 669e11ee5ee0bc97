import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/unresolved-placeholder',
  story: 'The template with the client id was not rendered.',
  arrange: (lab) => {
    lab.client['clientId'] = '${CLIENT_ID}';
  },
});
