import { refusal } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import okta from '../../products/okta.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/unknown-client',
  story: 'The client id is that of an application which was deleted; Okta names the id.',
  arrange: (lab) => {
    become(lab, okta);
    lab.client['clientId'] = '0oa1bygone2app3id4xx';
    lab.idp.refusals['unknown-client'] = refusal(
      401,
      'invalid_client',
      "Invalid value for 'client_id' parameter.",
    );
  },
});
