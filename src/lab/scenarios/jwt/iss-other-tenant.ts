import { become } from '../../products/define.ts';
import { KEYCLOAK, keycloakRealm } from '../../products/keycloak.ts';
import { trustInstead } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/iss-other-tenant',
  story: 'The client asks the realm of payments, and Confluent trusts the realm of kafka.',
  arrange: (lab) => {
    become(lab, keycloakRealm('payments'));
    trustInstead(lab, `${KEYCLOAK}/realms/kafka`, `${KEYCLOAK}/realms/kafka/protocol/openid-connect/certs`);
  },
});
