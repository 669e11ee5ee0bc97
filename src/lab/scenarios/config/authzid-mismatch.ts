import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/authzid-mismatch',
  story: 'The client asks to act as a service account that its token does not name.',
  arrange: ({ client }) => {
    client['authorizationIdentity'] = 'orders-service';
  },
});
