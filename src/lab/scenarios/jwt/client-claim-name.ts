import { defineScenario } from '../define.ts';
import { asOkta, setFilter } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/client-claim-name',
  story: 'The filter asks for client_id, and Okta writes cid.',
  arrange: (lab) => {
    asOkta(lab, 'default');
    setFilter(lab, `claims.client_id == "${lab.idp.clientId}"`);
  },
});
