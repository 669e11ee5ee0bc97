import { refusal } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import okta from '../../products/okta.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/dpop-required',
  story: 'The app was made with DPoP, which Okta ticks by default for some types.',
  arrange: (lab) => {
    become(lab, okta);
    lab.idp.canned.token = refusal(400, 'invalid_dpop_proof', 'The DPoP proof JWT header is missing.');
  },
});
