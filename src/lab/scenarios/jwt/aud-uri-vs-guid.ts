import { become } from '../../products/define.ts';
import entra from '../../products/entra.ts';
import { setFilter } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/aud-uri-vs-guid',
  story: 'The filter has the App ID URI, and v2.0 tokens have the bare app id.',
  arrange: (lab) => {
    become(lab, entra);
    lab.idp.claims['aud'] = '9a4c1f3e-1111-4222-8333-444455556666';
    setFilter(lab, 'claims.aud == "api://9a4c1f3e-1111-4222-8333-444455556666"');
  },
});
