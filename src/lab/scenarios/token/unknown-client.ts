import { defineScenario } from '../define.ts';
import { asOkta, refusal } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/unknown-client',
  story: 'The client id is that of an application which was deleted; Okta names the id.',
  arrange: (lab) => {
    asOkta(lab);
    lab.client['clientId'] = '0oa1bygone2app3id4xx';
    lab.idp.refusals['unknown-client'] = refusal(
      401,
      'invalid_client',
      "Invalid value for 'client_id' parameter.",
    );
  },
});
