import { defineScenario } from '../define.ts';
import { aadsts, asEntra } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/transient-5xx',
  story: 'A part of Entra ID is away for a minute.',
  arrange: (lab) => {
    asEntra(lab);
    lab.idp.canned.token = aadsts(
      503,
      'temporarily_unavailable',
      90033,
      'A transient error has occurred. Please try again.',
    );
  },
});
