import { defineScenario } from '../define.ts';
import { asEntra, setIssuer } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'discovery/issuer-template',
  story: "Confluent has the issuer of Entra ID's document for all tenants.",
  arrange: (lab) => {
    asEntra(lab);
    setIssuer(lab, 'https://login.microsoftonline.com/{tenantid}/v2.0');
  },
});
