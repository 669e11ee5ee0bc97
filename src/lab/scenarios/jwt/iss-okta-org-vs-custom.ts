import { become } from '../../products/define.ts';
import { OKTA, oktaServer } from '../../products/okta.ts';
import { trustInstead } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/iss-okta-org-vs-custom',
  story: "The client asks Okta's org server, and Confluent trusts the default custom one.",
  arrange: (lab) => {
    become(lab, oktaServer(undefined));
    trustInstead(lab, `${OKTA}/oauth2/default`, `${OKTA}/oauth2/default/v1/keys`);
  },
});
