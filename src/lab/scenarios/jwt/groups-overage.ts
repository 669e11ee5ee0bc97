import { become } from '../../products/define.ts';
import entra from '../../products/entra.ts';
import { setFilter } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/groups-overage',
  story: 'The client is in more groups than Entra ID writes into a token.',
  arrange: (lab) => {
    become(lab, entra);
    lab.idp.claims['_claim_names'] = { groups: 'src1' };
    setFilter(lab, '"kafka-clients" in claims.groups');
  },
});
