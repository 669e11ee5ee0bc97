import { provider } from '../../facts/confluent.ts';
import { discovery } from '../../facts/discovery.ts';
import { jwks, kidsOf } from '../../facts/jwks.ts';
import { cannotTell, defineCheck, pass, warn } from '../define.ts';

/** Two URLs with the same keys are aliases (Entra ID's `/common`, a custom domain); different keys are a fault. */
export default defineCheck({
  id: 'discovery/jwks-uri-is-the-providers',
  title: "The discovery document's jwks_uri and the identity provider's have the same keys",
  enforcedBy: 'nobody',
  step: 40,
  reads: { published: discovery.jwksUri, own: provider.jwksUri },
  mayRead: { theirs: jwks.byDiscovery, ours: jwks.byProvider },
  run: ({ published, own, theirs, ours }) => {
    if (published === undefined) return cannotTell('the discovery document has no jwks_uri');
    if (published === own) return pass('both name the same URL');
    if (theirs === undefined || ours === undefined)
      return cannotTell(`${published} and ${own} are two URLs, and one of them was not read`);
    const [here, there] = [kidsOf(theirs), kidsOf(ours)];
    // With no keys in common the provider is wrong: see `provider/jwks-uri-is-issuers`.
    const same = here.length === there.length && here.every((kid) => there.includes(kid));
    const strangers = !here.some((kid) => there.includes(kid));
    return same || strangers
      ? pass(same ? 'two URLs, the same keys' : 'two URLs that have no key in common')
      : warn(`${published} has the keys ${here.join(', ')}, and ${own} has ${there.join(', ')}`);
  },
});
