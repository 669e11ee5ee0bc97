import { aadsts } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import entra from '../../products/entra.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/national-cloud',
  story: 'The tenant is in the US Government cloud, and the public one is asked.',
  arrange: (lab) => {
    become(lab, entra);
    lab.idp.canned.token = aadsts(
      400,
      'invalid_request',
      900382,
      'Confidential Client is not supported in Cross Cloud request.',
    );
  },
});
