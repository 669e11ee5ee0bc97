import { refusal } from '../../products/answers.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/action-hook-denied',
  story: 'An Action on the machine-to-machine flow denies clients of this team.',
  arrange: ({ idp }) => {
    idp.canned.token = refusal(
      403,
      'access_denied',
      'Machine clients of team billing are frozen until the audit is over',
    );
  },
});
