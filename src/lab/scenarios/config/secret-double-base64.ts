import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/secret-double-base64',
  story: 'The secret was encoded by hand before it went into a store that encodes by itself.',
  arrange: ({ client, idp }) => {
    client['clientSecret'] = Buffer.from(idp.clientSecret, 'utf8').toString('base64');
  },
});
