import { defineScenario } from '../define.ts';
import { asOkta, refusal } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/scope-openid',
  story: 'The scope was copied from a web application and has openid in it.',
  arrange: (lab) => {
    asOkta(lab);
    lab.client['scope'] = 'openid kafka';
    lab.idp.canned.token = refusal(
      400,
      'invalid_scope',
      "Cannot request 'openid' scopes using client credentials.",
    );
  },
});
