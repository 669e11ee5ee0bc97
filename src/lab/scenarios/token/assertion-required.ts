import { refusal } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import { oktaServer } from '../../products/okta.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/assertion-required',
  story: "The client asks Okta's org authorization server, which takes no secret.",
  arrange: (lab) => {
    become(lab, oktaServer(undefined));
    lab.idp.clientAuths = ['private_key_jwt'];
    lab.idp.refusals['client-auth-not-allowed'] = refusal(
      401,
      'invalid_client',
      'Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.',
    );
  },
});
