import { refusal } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import okta from '../../products/okta.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/scope-openid',
  story: 'The scope was copied from a web application and has openid in it.',
  arrange: (lab) => {
    become(lab, okta);
    lab.client['scope'] = 'openid kafka';
    lab.idp.canned.token = refusal(
      400,
      'invalid_scope',
      "Cannot request 'openid' scopes using client credentials.",
    );
  },
});
