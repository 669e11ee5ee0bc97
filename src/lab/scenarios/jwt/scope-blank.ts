import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/scope-blank',
  story: 'The identity provider writes an empty scope into the token of a Java client.',
  arrange: ({ client, idp }) => {
    client['client'] = 'java';
    idp.claims['scope'] = '';
  },
});
