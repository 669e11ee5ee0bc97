import { defineScenario } from '../define.ts';
import { asKeycloak } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/refresh-token-sent',
  story: "The client sends Keycloak's refresh token.",
  arrange: (lab) => {
    asKeycloak(lab);
    lab.idp.claims['typ'] = 'Refresh';
    lab.idp.claims['aud'] = 'https://sso.acme.example/realms/kafka';
    lab.idp.tokenForm = 'HS256';
  },
});
