import { become } from '../../products/define.ts';
import keycloak from '../../products/keycloak.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/refresh-token-sent',
  story: "The client sends Keycloak's refresh token.",
  arrange: (lab) => {
    become(lab, keycloak);
    lab.idp.claims['typ'] = 'Refresh';
    lab.idp.claims['aud'] = 'https://sso.acme.example/realms/kafka';
    lab.idp.tokenForm = 'HS256';
  },
});
