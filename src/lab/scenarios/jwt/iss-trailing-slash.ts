import { first, setIssuer, withOrWithoutSlash } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/iss-trailing-slash',
  story: 'The issuer in Confluent lacks the slash that Auth0 has at its end.',
  arrange: (lab) => setIssuer(lab, withOrWithoutSlash(first(lab.confluent).provider.issuer)),
});
