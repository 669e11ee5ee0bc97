import { refusal } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import keycloak from '../../products/keycloak.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/grant-not-enabled',
  story: 'The Keycloak client has its service account switched off.',
  arrange: (lab) => {
    become(lab, keycloak);
    lab.idp.canned.token = refusal(
      401,
      'unauthorized_client',
      'Client not enabled to retrieve service account',
    );
  },
});
