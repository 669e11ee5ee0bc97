import { become } from '../../products/define.ts';
import okta from '../../products/okta.ts';
import { setFilter } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/scp-vs-scope',
  story: 'The filter asks for scope, and Okta writes scp.',
  arrange: (lab) => {
    become(lab, okta);
    lab.idp.claims['scp'] = ['orders:read'];
    setFilter(lab, 'claims.scope == "orders:read"');
  },
});
