import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/allowed-urls-missing',
  story: 'The client was upgraded to Kafka 4, and its JVM was configured with no URL.',
  arrange: (lab) => {
    lab.client['client'] = 'java';
    lab.client['clientVersion'] = '4.1.0';
    lab.client['allowedUrls'] = ['https://acme.auth0.com/'];
  },
});
