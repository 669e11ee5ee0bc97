import { become } from '../../products/define.ts';
import entra, { ENTRA_TENANT } from '../../products/entra.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/graph-token',
  story: "The client's scope is that of Microsoft Graph.",
  arrange: (lab) => {
    become(lab, entra);
    lab.idp.claims['iss'] = `https://sts.windows.net/${ENTRA_TENANT}/`;
    lab.idp.claims['ver'] = '1.0';
    lab.idp.claims['aud'] = '00000003-0000-0000-c000-000000000000';
    lab.idp.header['nonce'] = 'T0b1nW3xQy';
    lab.idp.tokenForm = 'tampered';
  },
});
