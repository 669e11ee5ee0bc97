import { become } from '../../products/define.ts';
import { oktaServer } from '../../products/okta.ts';
import { withoutKey } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/okta-org-keys',
  story: "The client asks Okta's org server for its token.",
  arrange: (lab) => {
    become(lab, oktaServer(undefined));
    withoutKey(lab.idp);
  },
});
