import { discovery } from '../../facts/discovery.ts';
import { jwt } from '../../facts/token.ts';
import { isTemplate, issuerOfDiscoveryUrl } from '../../idp/discovery-url.ts';
import { cannotTell, defineCheck, pass, warn } from '../define.ts';

/** OpenID Connect Discovery 1.0 section 4.3; Entra ID's `/common` is a known exception (`{tenantid}`). */
export default defineCheck({
  id: 'discovery/issuer-is-that-of-its-url',
  title: 'The discovery document names the issuer that its URL says',
  enforcedBy: 'nobody',
  step: 30,
  reads: { answer: discovery.answer, issuer: discovery.issuer },
  mayRead: { iss: jwt.iss },
  run: ({ answer, issuer, iss }) => {
    if (issuer === undefined) return warn('the discovery document has no issuer');
    const asked = issuerOfDiscoveryUrl(answer.url);
    if (asked === undefined) return cannotTell(`${answer.url} is not a well-known URL`);
    if (issuer.replace(/\/$/, '') === asked) return pass(`it says ${issuer}`);
    if (isTemplate(issuer)) return pass(`it says ${issuer}, a template for every tenant`);
    if (issuer === iss) return pass(`it says ${issuer}, as the token does`);
    return warn(`it says ${issuer}, and its URL is that of ${asked}`);
  },
});
