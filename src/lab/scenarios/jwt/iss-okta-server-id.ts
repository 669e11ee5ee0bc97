import { defineScenario } from '../define.ts';
import { asOkta, OKTA, trustInstead } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/iss-okta-server-id',
  story: 'The client asks another authorization server of Okta than Confluent trusts.',
  arrange: (lab) => {
    asOkta(lab, 'aus7kafka4Orders9xZ');
    trustInstead(lab, `${OKTA}/oauth2/default`, `${OKTA}/oauth2/default/v1/keys`);
  },
});
