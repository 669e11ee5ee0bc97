import { refusal } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import okta from '../../products/okta.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/scope-missing',
  story: 'The client asks Okta for no scope, and the authorization server has no default one.',
  arrange: (lab) => {
    become(lab, okta);
    lab.client['scope'] = undefined;
    lab.idp.canned.token = refusal(400, 'invalid_scope', 'No scopes were requested.');
  },
});
