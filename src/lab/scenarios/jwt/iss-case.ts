import { become } from '../../products/define.ts';
import entra, { ENTRA_TENANT } from '../../products/entra.ts';
import { setIssuer } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/iss-case',
  story: 'The issuer in Confluent has the tenant id in capitals.',
  arrange: (lab) => {
    become(lab, entra);
    setIssuer(lab, `https://login.microsoftonline.com/${ENTRA_TENANT.toUpperCase()}/v2.0`);
  },
});
