import { defineScenario } from '../define.ts';
import { asEntra, setFilter } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/roles-missing',
  story: 'No app role is assigned to the client.',
  arrange: (lab) => {
    asEntra(lab);
    setFilter(lab, '"Kafka.Client" in claims.roles');
  },
});
