import { tokenEndpoint } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/redirected',
  story: 'The token endpoint has moved to another path, and the old one redirects.',
  arrange: ({ client, idp }) => {
    const moved = new URL('/oauth/v2/token', tokenEndpoint(client)).href;
    idp.discovery['token_endpoint'] = moved;
    idp.canned.token = { status: 308, headers: { location: moved }, body: '' };
  },
});
