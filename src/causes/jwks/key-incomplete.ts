import { flawsOf, whyUnusable } from '../../evidence/jwk.ts';
import { refreshKeys } from '../fixes/confluent-api.ts';
import { provider } from '../../facts/confluent.ts';
import { defineCause } from '../define.ts';
import { amendKey, keyReads } from './_key.ts';

/** RFC 7518 section 6: a published key without its modulus or point is unusable, whatever else it contains. */
export default defineCause({
  id: 'jwks/key-incomplete',
  title: "The token's key is published without a member that a public key needs",
  reads: keyReads,
  mayRead: { provider: provider.meant },
  recognise: ({ kid, candidates, alg, provider: meant }, sources) => {
    const [key] = candidates;
    if (key === undefined || candidates.some((each) => whyUnusable(each, alg) !== 'incomplete')) return null;
    const flaws = flawsOf(key).join(', ');
    return {
      strength: 'shown',
      because: `Key ${kid} signs the token, and ${flaws} in the published JWK: no signature can be verified with it.`,
      rows: [{ label: `key ${kid} as published`, value: flaws, source: sources.candidates }],
      kid,
      providerId: meant?.id,
    };
  },
  repair: (evidence, { kid }) => amendKey(evidence, kid, {}),
  repaired: "with all members of the token's key published",
  fix: ({ providerId }) => ({
    summary:
      'Publish the whole public key (n and e for RSA; crv, x and y for EC; crv and x for OKP), then refresh the keys in Confluent.',
    steps: ['In Node.js: createPublicKey(pem).export({ format: "jwk" }) gives all members.'],
    commands: refreshKeys(providerId),
  }),
});
