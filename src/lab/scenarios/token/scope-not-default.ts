import { defineScenario } from '../define.ts';
import { aadsts, asEntra } from '../vendor-answers.ts';

export default defineScenario({
  id: 'token/scope-not-default',
  story: 'The scope names a permission where Entra ID wants the API and /.default.',
  arrange: (lab) => {
    asEntra(lab);
    lab.client['scope'] = 'api://kafka/read';
    lab.idp.canned.token = aadsts(
      400,
      'invalid_scope',
      1002012,
      'The provided value for scope api://kafka/read is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
    );
  },
});
