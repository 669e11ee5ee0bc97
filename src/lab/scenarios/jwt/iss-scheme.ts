import { become } from '../../products/define.ts';
import keycloak from '../../products/keycloak.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/iss-scheme',
  story: 'Keycloak stands behind a proxy that does not tell it of https.',
  arrange: (lab) => {
    become(lab, keycloak);
    lab.idp.claims['iss'] = 'http://sso.acme.example/realms/kafka';
  },
});
