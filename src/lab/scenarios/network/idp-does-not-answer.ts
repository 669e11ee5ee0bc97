import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/idp-does-not-answer',
  story: 'The token endpoint takes the request and never answers.',
  arrange: ({ client, idp }) => {
    client['timeout'] = '3s';
    idp.canned.token = { status: 200, body: '', hang: true };
  },
});
