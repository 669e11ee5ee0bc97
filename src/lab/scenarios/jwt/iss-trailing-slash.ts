import { defineScenario } from '../define.ts';
import { setIssuer } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/iss-trailing-slash',
  story: 'The issuer in Confluent lacks the slash that Auth0 has at its end.',
  arrange: (lab) => setIssuer(lab, 'https://acme.auth0.com'),
});
