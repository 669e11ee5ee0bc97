import { defineScenario } from '../define.ts';
import { asEntra, ENTRA_TENANT, setIssuer } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/iss-case',
  story: 'The issuer in Confluent has the tenant id in capitals.',
  arrange: (lab) => {
    asEntra(lab);
    setIssuer(lab, `https://login.microsoftonline.com/${ENTRA_TENANT.toUpperCase()}/v2.0`);
  },
});
