import { defineScenario } from '../define.ts';
import { asKeycloak } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/iss-internal-hostname',
  story: 'Keycloak has no fixed hostname, and the client reaches it by its name in the cluster.',
  arrange: (lab) => {
    asKeycloak(lab);
    lab.idp.claims['iss'] = 'http://keycloak.iam.svc.cluster.local:8080/realms/kafka';
  },
});
