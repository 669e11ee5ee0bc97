import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/lib-without-oidc',
  story: 'The application brings a librdkafka that cannot fetch tokens.',
  arrange: (lab) => {
    lab.client['client'] = 'librdkafka';
    lab.client['clientVersion'] = '1.8.2';
  },
});
