import { aadsts } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import entra from '../../products/entra.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/conditional-access',
  story: 'A Conditional Access policy admits workloads only from the data centre.',
  arrange: (lab) => {
    become(lab, entra);
    lab.idp.canned.token = aadsts(
      400,
      'invalid_grant',
      53003,
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    );
  },
});
