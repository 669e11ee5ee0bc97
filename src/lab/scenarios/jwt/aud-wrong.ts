import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/aud-wrong',
  story: 'The client asks for another API than the filter takes.',
  arrange: ({ client, idp }) => {
    client['audience'] = 'https://billing.acme.example';
    idp.audiences.push('https://billing.acme.example');
    // For stock clients, which send no audience.
    idp.defaultAudience = 'https://billing.acme.example';
  },
});
