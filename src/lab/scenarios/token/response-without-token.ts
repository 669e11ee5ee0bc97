import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/response-without-token',
  story: 'A home-grown token endpoint calls the token accessToken.',
  arrange: ({ idp }) => {
    idp.answer = ({ access_token: token, expires_in: expires }) => ({
      accessToken: token!,
      expiresIn: expires!,
    });
  },
});
