import { defineScenario } from '../define.ts';
import { asKeycloak, KEYCLOAK, setIssuer } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/iss-keycloak-auth-prefix',
  story: 'Keycloak was upgraded, and with it /auth went from its issuer.',
  arrange: (lab) => {
    asKeycloak(lab);
    setIssuer(lab, `${KEYCLOAK}/auth/realms/kafka`);
  },
});
