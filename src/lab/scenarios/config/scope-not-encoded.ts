import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/scope-not-encoded',
  story: 'The scope has a plus sign in it, which librdkafka sends as it stands.',
  arrange: ({ client, idp }) => {
    client['client'] = 'librdkafka';
    client['scope'] = 'orders+read';
    idp.scopes = ['orders+read'];
  },
});
