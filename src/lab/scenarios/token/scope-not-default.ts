import { aadsts } from '../../products/answers.ts';
import { become } from '../../products/define.ts';
import entra from '../../products/entra.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/scope-not-default',
  story: 'The scope names a permission where Entra ID wants the API and /.default.',
  arrange: (lab) => {
    become(lab, entra);
    lab.client['scope'] = 'api://kafka/read';
    lab.idp.canned.token = aadsts(
      400,
      'invalid_scope',
      1002012,
      'The provided value for scope api://kafka/read is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
    );
  },
});
