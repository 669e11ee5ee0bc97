import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/mechanism-not-oauthbearer',
  story: 'The configuration was copied from a client with an API key.',
  arrange: (lab) => {
    lab.client['saslMechanism'] = 'PLAIN';
  },
});
