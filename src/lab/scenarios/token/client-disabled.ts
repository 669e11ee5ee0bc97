import { defineScenario } from '../define.ts';
import { aadsts, asEntra } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/client-disabled',
  story: 'The enterprise application is disabled.',
  arrange: (lab) => {
    asEntra(lab);
    lab.idp.canned.token = aadsts(
      400,
      'unauthorized_client',
      7000112,
      `Application '${lab.idp.clientId}'(orders-service) is disabled.`,
    );
  },
});
