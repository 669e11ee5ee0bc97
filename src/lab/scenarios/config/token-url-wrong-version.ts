import { aadsts } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import entra from '../../products/entra.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/token-url-wrong-version',
  story: "The client sends a resource, as version 1 of Entra's endpoint has it, to version 2.",
  arrange: (lab) => {
    become(lab, entra);
    lab.client['resource'] = 'api://6f2b4c1e-0d3a-4f57-8b9e-2a7c5d1e9f40';
    lab.idp.canned.token = {
      ...aadsts(401, 'invalid_client', 901002, "The 'resource' request parameter is not supported."),
      onlyIf: ({ body }) => new URLSearchParams(body).has('resource'),
    };
  },
});
