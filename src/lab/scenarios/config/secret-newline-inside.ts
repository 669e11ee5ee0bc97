import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/secret-newline-inside',
  story: 'A tool wrapped the secret after half a line.',
  arrange: ({ client, idp }) => {
    const half = Math.floor(idp.clientSecret.length / 2);
    client['clientSecret'] = `${idp.clientSecret.slice(0, half)}\n${idp.clientSecret.slice(half)}`;
  },
});
