import { refusal } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import okta from '../../products/okta.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/network-zone',
  story: 'The client moved to a network that is not among the permitted zones of its app.',
  arrange: (lab) => {
    become(lab, okta);
    lab.idp.canned.token = refusal(
      403,
      'access_denied',
      "The request is made from outside the client's permitted network zones.",
    );
  },
});
