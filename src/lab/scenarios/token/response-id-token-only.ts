import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/response-id-token-only',
  story: 'The token endpoint gives an id_token alone, as Google does for target_audience.',
  arrange: ({ idp }) => {
    idp.answer = ({ access_token: token, ...rest }) => ({ id_token: token!, ...rest });
  },
});
