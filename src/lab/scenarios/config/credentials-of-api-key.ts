import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/credentials-of-api-key',
  story: 'The client was given an API key of Confluent for its client id.',
  arrange: (lab) => {
    lab.client['clientId'] = lab.confluent.apiKey;
  },
});
