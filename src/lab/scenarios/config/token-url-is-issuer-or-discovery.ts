import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/token-url-is-issuer-or-discovery',
  story: "The discovery document's address was taken for the token endpoint.",
  arrange: ({ client, idp }) => {
    client['tokenEndpoint'] = `${idp.origin}${idp.discoveryPath}`;
  },
});
