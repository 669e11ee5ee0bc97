import { refusal } from '../../products/answers.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/refused',
  story: 'A home-grown server refuses in words of its own.',
  arrange: ({ idp }) => {
    idp.canned.token = refusal(400, 'ERR_4711', 'Contact the platform team');
  },
});
