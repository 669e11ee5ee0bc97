import { refusal } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import keycloak from '../../products/keycloak.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/wrong-content-type',
  story: 'A gateway on the way turns the form into JSON.',
  arrange: (lab) => {
    become(lab, keycloak);
    lab.idp.canned.token = refusal(400, 'invalid_request', 'Missing form parameter: grant_type');
  },
});
