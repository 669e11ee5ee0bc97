import { defineScenario } from '../define.ts';
import { asKeycloak, refusal } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/grant-not-enabled',
  story: 'The Keycloak client has its service account switched off.',
  arrange: (lab) => {
    asKeycloak(lab);
    lab.idp.canned.token = refusal(
      401,
      'unauthorized_client',
      'Client not enabled to retrieve service account',
    );
  },
});
