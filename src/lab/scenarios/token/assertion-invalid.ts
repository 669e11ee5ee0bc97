import { defineScenario } from '../define.ts';
import { aadsts, asEntra } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/assertion-invalid',
  story: 'The certificate that signs the assertion was removed from the app registration.',
  arrange: (lab) => {
    asEntra(lab);
    lab.idp.canned.token = aadsts(
      401,
      'invalid_client',
      700027,
      'The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found.]',
    );
  },
});
