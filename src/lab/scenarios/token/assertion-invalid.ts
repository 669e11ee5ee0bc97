import { aadsts } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import entra from '../../products/entra.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/assertion-invalid',
  story: 'The certificate that signs the assertion was removed from the app registration.',
  arrange: (lab) => {
    become(lab, entra);
    lab.idp.canned.token = aadsts(
      401,
      'invalid_client',
      700027,
      'The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found.]',
    );
  },
});
