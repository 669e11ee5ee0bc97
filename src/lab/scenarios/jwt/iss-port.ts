import { first, setIssuer } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/iss-port',
  story: 'The issuer in Confluent names its port.',
  arrange: (lab) =>
    setIssuer(lab, first(lab.confluent).provider.issuer.replace(lab.idp.origin, `${lab.idp.origin}:443`)),
});
