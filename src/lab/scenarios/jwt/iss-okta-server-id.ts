import { become } from '../../products/define.ts';
import { OKTA, oktaServer } from '../../products/okta.ts';
import { trustInstead } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/iss-okta-server-id',
  story: 'The client asks another authorization server of Okta than Confluent trusts.',
  arrange: (lab) => {
    become(lab, oktaServer('aus7kafka4Orders9xZ'));
    trustInstead(lab, `${OKTA}/oauth2/default`, `${OKTA}/oauth2/default/v1/keys`);
  },
});
