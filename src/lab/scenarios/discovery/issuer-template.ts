import { become } from '../../products/define.ts';
import entra from '../../products/entra.ts';
import { setIssuer } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'discovery/issuer-template',
  story: "Confluent has the issuer of Entra ID's document for all tenants.",
  arrange: (lab) => {
    become(lab, entra);
    setIssuer(lab, 'https://login.microsoftonline.com/{tenantid}/v2.0');
  },
});
