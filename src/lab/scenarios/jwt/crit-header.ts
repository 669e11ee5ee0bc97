import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/crit-header',
  story: 'A gateway adds a critical header to the tokens that it issues.',
  arrange: ({ idp }) => {
    idp.header['crit'] = ['urn:acme:policy'];
    idp.header['urn:acme:policy'] = 'strict';
  },
});
