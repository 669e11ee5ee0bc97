import { defineScenario } from '../define.ts';
import { asKeycloak, KEYCLOAK, trustInstead } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/iss-other-tenant',
  story: 'The client asks the realm of payments, and Confluent trusts the realm of kafka.',
  arrange: (lab) => {
    asKeycloak(lab, 'payments');
    trustInstead(lab, `${KEYCLOAK}/realms/kafka`, `${KEYCLOAK}/realms/kafka/protocol/openid-connect/certs`);
  },
});
