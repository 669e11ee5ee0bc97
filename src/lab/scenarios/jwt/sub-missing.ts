import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/sub-missing',
  story: 'The identity provider writes no sub into the token of a librdkafka client.',
  arrange: ({ client, idp }) => {
    client['client'] = 'librdkafka';
    idp.claims['sub'] = undefined;
  },
});
