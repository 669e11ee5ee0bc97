import { become } from '../../products/define.ts';
import entra from '../../products/entra.ts';
import { setFilter } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/roles-missing',
  story: 'No app role is assigned to the client.',
  arrange: (lab) => {
    become(lab, entra);
    lab.idp.claims['roles'] = undefined;
    setFilter(lab, '"Kafka.Client" in claims.roles');
  },
});
