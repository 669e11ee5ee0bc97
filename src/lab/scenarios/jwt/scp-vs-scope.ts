import { defineScenario } from '../define.ts';
import { asOkta, setFilter } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/scp-vs-scope',
  story: 'The filter asks for scope, and Okta writes scp.',
  arrange: (lab) => {
    asOkta(lab, 'default');
    lab.idp.claims['scp'] = ['orders:read'];
    setFilter(lab, 'claims.scope == "orders:read"');
  },
});
