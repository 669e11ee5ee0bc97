import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/security-protocol',
  story: 'The client uses TLS and does not sign in.',
  arrange: (lab) => {
    lab.client['securityProtocol'] = 'SSL';
  },
});
