import { become } from '../../products/define.ts';
import keycloak, { KEYCLOAK } from '../../products/keycloak.ts';
import { setIssuer } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/iss-keycloak-auth-prefix',
  story: 'Keycloak was upgraded, and with it /auth went from its issuer.',
  arrange: (lab) => {
    become(lab, keycloak);
    setIssuer(lab, `${KEYCLOAK}/auth/realms/kafka`);
  },
});
