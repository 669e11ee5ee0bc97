import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/missing-required',
  story:
    'The variable that holds the client secret is not set where the client runs, so the setting is empty.',
  arrange: (lab) => {
    lab.client['clientSecret'] = '';
  },
});
