import { become } from '../../products/define.ts';
import okta from '../../products/okta.ts';
import { setFilter } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/client-claim-name',
  story: 'The filter asks for client_id, and Okta writes cid.',
  arrange: (lab) => {
    become(lab, okta);
    setFilter(lab, `claims.client_id == "${lab.idp.clientId}"`);
  },
});
