import { aadsts } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import entra from '../../products/entra.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/client-disabled',
  story: 'The enterprise application is disabled.',
  arrange: (lab) => {
    become(lab, entra);
    lab.idp.canned.token = aadsts(
      400,
      'unauthorized_client',
      7000112,
      `Application '${lab.idp.clientId}'(orders-service) is disabled.`,
    );
  },
});
