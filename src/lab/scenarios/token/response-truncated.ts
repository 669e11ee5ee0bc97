import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/response-truncated',
  story: 'A proxy cuts answers off after 512 bytes.',
  arrange: ({ idp }) => {
    idp.canned.token = {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: `{"access_token":"${'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.'.repeat(13)}`,
    };
  },
});
