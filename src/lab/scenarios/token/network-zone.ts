import { defineScenario } from '../define.ts';
import { asOkta, refusal } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/network-zone',
  story: 'The client moved to a network that is not among the permitted zones of its app.',
  arrange: (lab) => {
    asOkta(lab);
    lab.idp.canned.token = refusal(
      403,
      'access_denied',
      "The request is made from outside the client's permitted network zones.",
    );
  },
});
