import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/client-id-is-app-name',
  story: "The client was given the application's name for its id.",
  arrange: (lab) => {
    lab.client['clientId'] = 'orders-service';
  },
});
