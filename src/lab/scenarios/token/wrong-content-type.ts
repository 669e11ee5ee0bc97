import { defineScenario } from '../define.ts';
import { asKeycloak, refusal } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/wrong-content-type',
  story: 'A gateway on the way turns the form into JSON.',
  arrange: (lab) => {
    asKeycloak(lab);
    lab.idp.canned.token = refusal(400, 'invalid_request', 'Missing form parameter: grant_type');
  },
});
