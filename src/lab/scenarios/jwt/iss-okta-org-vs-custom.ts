import { defineScenario } from '../define.ts';
import { asOkta, OKTA, trustInstead } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/iss-okta-org-vs-custom',
  story: "The client asks Okta's org server, and Confluent trusts the default custom one.",
  arrange: (lab) => {
    asOkta(lab, undefined);
    trustInstead(lab, `${OKTA}/oauth2/default`, `${OKTA}/oauth2/default/v1/keys`);
  },
});
