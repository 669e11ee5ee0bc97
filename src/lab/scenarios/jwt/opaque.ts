import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/opaque',
  story: 'The client asks for no API, and Auth0 hands out an opaque token.',
  arrange: ({ client, idp }) => {
    client['audience'] = undefined;
    idp.tokenForm = 'opaque';
  },
});
