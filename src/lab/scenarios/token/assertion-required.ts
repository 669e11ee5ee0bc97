import { defineScenario } from '../define.ts';
import { asOkta, refusal } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/assertion-required',
  story: "The client asks Okta's org authorization server, which takes no secret.",
  arrange: (lab) => {
    asOkta(lab);
    lab.idp.tokenPath = '/oauth2/v1/token';
    lab.client['tokenEndpoint'] = `${lab.idp.origin}/oauth2/v1/token`;
    lab.idp.clientAuths = ['private_key_jwt'];
    lab.idp.refusals['client-auth-not-allowed'] = refusal(
      401,
      'invalid_client',
      'Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.',
    );
  },
});
