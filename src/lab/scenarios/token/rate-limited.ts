import { json } from '../../products/answers.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/rate-limited',
  story: 'A restart loop has used up the quota of the client.',
  arrange: ({ idp }) => {
    idp.canned.token = json(
      429,
      { error: 'too_many_requests', error_description: 'Client quota exceeded' },
      { 'retry-after': '1740', 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '0' },
    );
  },
});
