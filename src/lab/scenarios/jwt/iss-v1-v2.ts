import { become } from '../../products/define.ts';
import entra, { ENTRA_TENANT } from '../../products/entra.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/iss-v1-v2',
  story: 'The API in Entra ID has no requestedAccessTokenVersion, so its tokens are v1.0.',
  arrange: (lab) => {
    become(lab, entra);
    const { azp, azpacr, ...claims } = lab.idp.claims;
    const issuer = `https://sts.windows.net/${ENTRA_TENANT}/`;
    lab.idp.claims = { ...claims, iss: issuer, appid: azp, appidacr: azpacr, ver: '1.0' };
  },
});
