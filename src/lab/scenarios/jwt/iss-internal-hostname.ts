import { become } from '../../products/define.ts';
import keycloak from '../../products/keycloak.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/iss-internal-hostname',
  story: 'Keycloak has no fixed hostname, and the client reaches it by its name in the cluster.',
  arrange: (lab) => {
    become(lab, keycloak);
    lab.idp.claims['iss'] = 'http://keycloak.iam.svc.cluster.local:8080/realms/kafka';
  },
});
