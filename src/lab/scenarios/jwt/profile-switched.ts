import { setFilter } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/profile-switched',
  story: 'The API in Auth0 was switched to RFC 9068 tokens.',
  arrange: (lab) => {
    const { clientId } = lab.idp;
    lab.idp.claims = { ...lab.idp.claims, azp: undefined, gty: undefined, client_id: clientId, jti: 'x8Qm2' };
    setFilter(lab, `claims.azp == "${clientId}"`);
  },
});
