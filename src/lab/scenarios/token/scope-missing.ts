import { defineScenario } from '../define.ts';
import { asOkta, refusal } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/scope-missing',
  story: 'The client asks Okta for no scope, and the authorization server has no default one.',
  arrange: (lab) => {
    asOkta(lab);
    lab.client['scope'] = undefined;
    lab.idp.canned.token = refusal(400, 'invalid_scope', 'No scopes were requested.');
  },
});
