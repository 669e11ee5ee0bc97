import { refusal } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import cognito from '../../products/cognito.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/grant-half-configured',
  story: 'A template lists the OAuth flow of the Cognito app client and does not switch OAuth on.',
  arrange: (lab) => {
    become(lab, cognito);
    lab.idp.canned.token = refusal(400, 'invalid_grant');
  },
});
