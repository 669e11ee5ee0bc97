import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/id-token-sent',
  story: 'The client sends the ID token, whose audience is the client itself.',
  arrange: ({ idp }) => {
    idp.claims['aud'] = idp.clientId;
    idp.claims['nonce'] = 'n-0S6_WzA2Mj';
    idp.claims['at_hash'] = 'MTIzNDU2Nzg5MDEyMzQ1Ng';
  },
});
