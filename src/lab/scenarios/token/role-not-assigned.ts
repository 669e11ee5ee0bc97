import { aadsts } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import entra from '../../products/entra.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/role-not-assigned',
  story: 'The API admits only applications with a role, and this one was given none.',
  arrange: (lab) => {
    become(lab, entra);
    lab.idp.canned.token = aadsts(
      400,
      'invalid_grant',
      501051,
      `Application '${lab.idp.clientId}'(orders-service) is not assigned to a role for the application 'api://kafka'(kafka).`,
    );
  },
});
