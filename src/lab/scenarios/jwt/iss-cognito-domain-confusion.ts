import { defineScenario } from '../define.ts';
import { asCognito, setIssuer } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/iss-cognito-domain-confusion',
  story: 'The issuer in Confluent is the domain of the Cognito user pool.',
  arrange: (lab) => {
    asCognito(lab);
    setIssuer(lab, 'https://acme.auth.eu-west-1.amazoncognito.com');
  },
});
