import { defineScenario } from '../define.ts';
import { asEntra, ENTRA_TENANT } from '../vendor-tokens.ts';

export default defineScenario({
  id: 'jwt/iss-v1-v2',
  story: 'The API in Entra ID has no requestedAccessTokenVersion, so its tokens are v1.0.',
  arrange: (lab) => {
    asEntra(lab);
    lab.idp.claims['iss'] = `https://sts.windows.net/${ENTRA_TENANT}/`;
    lab.idp.claims['ver'] = '1.0';
  },
});
