import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/token-url-no-scheme',
  story: 'The token URL was written without https://.',
  arrange: ({ client, idp }) => {
    client['tokenEndpoint'] = `${idp.origin.replace('https://', '')}${idp.tokenPath}`;
  },
});
