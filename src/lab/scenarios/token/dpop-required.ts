import { defineScenario } from '../define.ts';
import { asOkta, refusal } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/dpop-required',
  story: 'The app was made with DPoP, which Okta ticks by default for some types.',
  arrange: (lab) => {
    asOkta(lab);
    lab.idp.canned.token = refusal(400, 'invalid_dpop_proof', 'The DPoP proof JWT header is missing.');
  },
});
