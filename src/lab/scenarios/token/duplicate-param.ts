import { defineScenario } from '../define.ts';
import { asKeycloak, refusal } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/duplicate-param',
  story: 'The scope is set twice, and Keycloak refuses duplicates.',
  arrange: (lab) => {
    asKeycloak(lab);
    lab.idp.canned.token = refusal(400, 'invalid_request', 'duplicated parameter');
  },
});
