import { become } from '../../products/define.ts';
import cognito from '../../products/cognito.ts';
import { setIssuer } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/iss-cognito-domain-confusion',
  story: 'The issuer in Confluent is the domain of the Cognito user pool.',
  arrange: (lab) => {
    become(lab, cognito);
    setIssuer(lab, 'https://acme.auth.eu-west-1.amazoncognito.com');
  },
});
