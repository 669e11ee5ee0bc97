import { aadsts } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import entra from '../../products/entra.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/secret-id-not-value',
  story: "The client has the id of the secret from Entra's list, not its value.",
  arrange: (lab) => {
    become(lab, entra);
    lab.client['clientSecret'] = 'b1f7c0de-52a4-4c7e-9a57-0d7e5b1c9f3a';
    lab.idp.refusals['wrong-secret'] = aadsts(
      401,
      'invalid_client',
      7000215,
      'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.',
    );
  },
});
