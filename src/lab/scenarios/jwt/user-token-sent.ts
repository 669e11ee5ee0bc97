import { setFilter } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/user-token-sent',
  story: 'The client sends the token of the person who set it up.',
  arrange: (lab) => {
    lab.idp.claims['gty'] = 'password';
    lab.idp.claims['sub'] = 'auth0|5f7c8ec7c33c6c004bbafe82';
    setFilter(lab, 'claims.gty == "client-credentials"');
  },
});
