import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/client-too-old',
  story: 'The Java client is of before there was a token fetcher in it.',
  arrange: (lab) => {
    lab.client['client'] = 'java';
    lab.client['clientVersion'] = '2.8.1';
  },
});
