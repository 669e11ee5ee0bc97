import { aadsts } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import entra from '../../products/entra.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/transient-5xx',
  story: 'A part of Entra ID is away for a minute.',
  arrange: (lab) => {
    become(lab, entra);
    lab.idp.canned.token = aadsts(
      503,
      'temporarily_unavailable',
      90033,
      'A transient error has occurred. Please try again.',
    );
  },
});
