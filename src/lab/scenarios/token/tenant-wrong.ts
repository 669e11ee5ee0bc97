import { defineScenario } from '../define.ts';
import { asKeycloak, json } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/tenant-wrong',
  story: 'The token endpoint names a realm that was renamed.',
  arrange: (lab) => {
    asKeycloak(lab);
    lab.idp.canned.token = json(404, { error: 'Realm does not exist' });
  },
});
