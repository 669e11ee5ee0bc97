import { defineScenario } from '../define.ts';
import { setIssuer } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/iss-trailing-slash',
  story: 'Somebody registered the issuer without the slash that Auth0 puts at its end.',
  arrange: (lab) => setIssuer(lab, 'https://acme.auth0.com'),
});
