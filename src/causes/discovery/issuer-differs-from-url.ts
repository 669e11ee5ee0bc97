import { discovery } from '../../facts/discovery.ts';
import { jwt } from '../../facts/token.ts';
import { issuerOfDiscoveryUrl, isTemplate } from '../../idp/discovery-url.ts';
import { defineCause } from '../define.ts';
import { amendDocument } from './_document.ts';
import { showDiscovery } from './_registration.ts';

/** OpenID Connect Discovery 1.0 section 4.3. */
export default defineCause({
  id: 'discovery/issuer-differs-from-url',
  title: 'The discovery document names another issuer than the one it was asked for',
  reads: { answer: discovery.answer, issuer: discovery.issuer },
  mayRead: { iss: jwt.iss },
  recognise: ({ answer, issuer, iss }) => {
    const asked = issuerOfDiscoveryUrl(answer.url);
    if (issuer === undefined || asked === undefined || isTemplate(issuer) || issuer === iss) return null;
    if (issuer.replace(/\/$/, '') === asked) return null;
    return {
      strength: 'shown',
      role: 'advice',
      because: `The document at ${answer.url} says that the issuer is ${issuer}; importing it into Confluent stores that issuer${iss === undefined ? '' : `, and the token says ${iss}`}.`,
      asked,
      url: answer.url,
    };
  },
  repair: (evidence, { asked }) => amendDocument(evidence, { issuer: asked }),
  repaired: 'with the issuer of its URL in the document',
  fix: ({ url }) => ({
    summary: 'Register at Confluent the issuer that the token has, not the one that the document says.',
    steps: [
      'Keycloak: fix the hostname. Entra ID: ask below your tenant id, not below common or a domain name.',
    ],
    commands: [showDiscovery(url)],
  }),
});
