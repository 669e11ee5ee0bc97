import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/unresolved-placeholder',
  story: 'Nobody rendered the template that the client id stands in.',
  arrange: (lab) => {
    lab.client['clientId'] = '${CLIENT_ID}';
  },
});
