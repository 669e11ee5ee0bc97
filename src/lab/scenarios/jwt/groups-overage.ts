import { defineScenario } from '../define.ts';
import { asEntra, setFilter } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/groups-overage',
  story: 'The client is in more groups than Entra ID writes into a token.',
  arrange: (lab) => {
    asEntra(lab);
    lab.idp.claims['_claim_names'] = { groups: 'src1' };
    setFilter(lab, '"kafka-clients" in claims.groups');
  },
});
