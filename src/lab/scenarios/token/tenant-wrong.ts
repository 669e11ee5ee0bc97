import { json } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import keycloak from '../../products/keycloak.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/tenant-wrong',
  story: 'The token endpoint names a realm that was renamed.',
  arrange: (lab) => {
    become(lab, keycloak);
    lab.idp.canned.token = json(404, { error: 'Realm does not exist' });
  },
});
