import { refusal } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import keycloak from '../../products/keycloak.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/duplicate-param',
  story: 'The scope is set twice, and Keycloak refuses duplicates.',
  arrange: (lab) => {
    become(lab, keycloak);
    lab.idp.canned.token = refusal(400, 'invalid_request', 'duplicated parameter');
  },
});
