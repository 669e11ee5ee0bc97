import { defineScenario } from '../define.ts';
import { asEntra, ENTRA_TENANT, setIssuer } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/iss-case',
  story: 'Somebody copied the tenant id from a place that shows it in capitals.',
  arrange: (lab) => {
    asEntra(lab);
    setIssuer(lab, `https://login.microsoftonline.com/${ENTRA_TENANT.toUpperCase()}/v2.0`);
  },
});
