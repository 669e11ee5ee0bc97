import { defineScenario } from '../define.ts';
import { setIssuer } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/iss-port',
  story: 'The issuer in Confluent names its port.',
  arrange: (lab) => setIssuer(lab, 'https://acme.auth0.com:443/'),
});
