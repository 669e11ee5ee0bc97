import { defineScenario } from '../define.ts';
import { aadsts, asEntra } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/secret-expired',
  story: 'The client secret was made for a year, a year and a day ago.',
  arrange: (lab) => {
    asEntra(lab);
    lab.idp.canned.token = aadsts(
      401,
      'invalid_client',
      7000222,
      `The provided client secret keys for app '${lab.idp.clientId}' are expired. Visit the Azure portal to create new keys for your app.`,
    );
  },
});
