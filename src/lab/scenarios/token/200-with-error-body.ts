import { json } from '../../products/answers.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/200-with-error-body',
  story: 'A gateway wraps the errors of the identity provider into HTTP 200.',
  arrange: ({ idp }) => {
    idp.canned.token = json(200, {
      status: 'ERROR',
      errorCode: 'AUTH-17',
      errorDescription: 'Unknown application',
    });
  },
});
