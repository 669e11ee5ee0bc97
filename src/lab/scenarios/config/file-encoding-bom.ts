import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/file-encoding-bom',
  story: 'The file with the client id begins with a byte-order mark.',
  arrange: ({ client, idp }) => {
    client['clientId'] = `\u{FEFF}${idp.clientId}`;
  },
});
