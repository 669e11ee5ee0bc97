import { aadsts } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import entra from '../../products/entra.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/resource-principal-missing',
  story: 'The API was registered in another tenant and has no service principal here.',
  arrange: (lab) => {
    become(lab, entra);
    lab.idp.canned.token = aadsts(
      400,
      'invalid_resource',
      500011,
      'The resource principal named api://kafka was not found in the tenant named Acme. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.',
    );
  },
});
