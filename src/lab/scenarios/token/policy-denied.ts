import { defineScenario } from '../define.ts';
import { asOkta, refusal } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/policy-denied',
  story: 'The authorization server has no access policy for this client.',
  arrange: (lab) => {
    asOkta(lab);
    lab.idp.canned.token = refusal(
      400,
      'access_denied',
      'Policy evaluation failed for this request, please check the policy configurations.',
    );
  },
});
