import { refusal } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import okta from '../../products/okta.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/policy-denied',
  story: 'The authorization server has no access policy for this client.',
  arrange: (lab) => {
    become(lab, okta);
    lab.idp.canned.token = refusal(
      400,
      'access_denied',
      'Policy evaluation failed for this request, please check the policy configurations.',
    );
  },
});
