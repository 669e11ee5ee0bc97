import { aadsts } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import entra from '../../products/entra.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/secret-expired',
  story: 'The client secret was made for a year, a year and a day ago.',
  arrange: (lab) => {
    become(lab, entra);
    lab.idp.canned.token = aadsts(
      401,
      'invalid_client',
      7000222,
      `The provided client secret keys for app '${lab.idp.clientId}' are expired. Visit the Azure portal to create new keys for your app.`,
    );
  },
});
