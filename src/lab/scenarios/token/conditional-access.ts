import { defineScenario } from '../define.ts';
import { aadsts, asEntra } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/conditional-access',
  story: 'A Conditional Access policy admits workloads only from the data centre.',
  arrange: (lab) => {
    asEntra(lab);
    lab.idp.canned.token = aadsts(
      400,
      'invalid_grant',
      53003,
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    );
  },
});
