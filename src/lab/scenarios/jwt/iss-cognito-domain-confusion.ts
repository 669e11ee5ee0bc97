import { defineScenario } from '../define.ts';
import { asCognito, setIssuer } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/iss-cognito-domain-confusion',
  story: 'Somebody registered the domain of the Cognito user pool for its issuer.',
  arrange: (lab) => {
    asCognito(lab);
    setIssuer(lab, 'https://acme.auth.eu-west-1.amazoncognito.com');
  },
});
