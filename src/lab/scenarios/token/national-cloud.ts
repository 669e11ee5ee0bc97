import { defineScenario } from '../define.ts';
import { aadsts, asEntra } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/national-cloud',
  story: 'The tenant is in the US Government cloud, and the public one is asked.',
  arrange: (lab) => {
    asEntra(lab);
    lab.idp.canned.token = aadsts(
      400,
      'invalid_request',
      900382,
      'Confidential Client is not supported in Cross Cloud request.',
    );
  },
});
