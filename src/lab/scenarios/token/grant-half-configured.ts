import { defineScenario } from '../define.ts';
import { asCognito, refusal } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/grant-half-configured',
  story: 'A template lists the OAuth flow of the Cognito app client and does not switch OAuth on.',
  arrange: (lab) => {
    asCognito(lab);
    lab.idp.canned.token = refusal(400, 'invalid_grant');
  },
});
