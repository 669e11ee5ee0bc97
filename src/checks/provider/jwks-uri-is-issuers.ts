import { provider } from '../../facts/confluent.ts';
import { discovery } from '../../facts/discovery.ts';
import { jwks, kidsOf } from '../../facts/jwks.ts';
import { cannotTell, defineCheck, pass, warn } from '../define.ts';

/**
 * OpenID Connect Discovery 1.0 section 3: `jwks_uri` is where the issuer's keys are; another URL may serve the same
 * ones.
 */
export default defineCheck({
  id: 'provider/jwks-uri-is-issuers',
  title: "The provider's jwks_uri serves the issuer's keys",
  enforcedBy: 'nobody',
  step: 40,
  reads: { own: provider.jwksUri, published: discovery.jwksUri },
  mayRead: { there: jwks.byProvider, issuers: jwks.byDiscovery },
  run: ({ own, published, there, issuers }) => {
    if (published === undefined) return cannotTell('the discovery document has no jwks_uri');
    if (own === published) return pass('the jwks_uri is the one that the issuer publishes');
    if (issuers === undefined)
      return cannotTell(`it is not the issuer's ${published}; whether the keys are the same was not seen`);
    const mine = kidsOf(there ?? []);
    return kidsOf(issuers).some((kid) => mine.includes(kid))
      ? pass(`it is another URL than the issuer's, with the same keys`)
      : warn(`the issuer publishes its keys at ${published}; ${own} has none of them`);
  },
});
