import { defineScenario } from '../define.ts';
import { asKeycloak } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/iss-scheme',
  story: 'Keycloak stands behind a proxy that does not tell it of https.',
  arrange: (lab) => {
    asKeycloak(lab);
    lab.idp.claims['iss'] = 'http://sso.acme.example/realms/kafka';
  },
});
