import { provider } from '../../facts/confluent.ts';
import { refreshKeys } from '../fixes/confluent-api.ts';
import { presumeSignature } from '../../repair/amend.ts';
import { modulusBits, whyUnusable } from '../../evidence/jwk.ts';
import { defineCause } from '../define.ts';
import { amendKey, keyReads } from './_key.ts';

/** RFC 7518 section 3.3: "A key of size 2048 bits or larger MUST be used". */
export default defineCause({
  id: 'jwks/rsa-too-small',
  title: 'The RSA key that signs the tokens is too short',
  reads: keyReads,
  mayRead: { provider: provider.meant },
  recognise: ({ kid, candidates, alg, provider: meant }) => {
    const [key] = candidates;
    if (key === undefined || !candidates.every((each) => whyUnusable(each, alg) === 'rsa-too-small'))
      return null;
    return {
      strength: 'shown',
      because: `Key ${kid} has ${modulusBits(key['n']) ?? 'too few'} bits; verifiers refuse RSA keys of less than 2048.`,
      kid,
      providerId: meant?.id,
    };
  },
  repair: (evidence, { kid }) => presumeSignature(amendKey(evidence, kid, { n: undefined })),
  repaired: 'with a key of 2048 bits or more',
  fix: ({ providerId }) => ({
    summary:
      'Make a new RSA key of 2048 bits or more, publish it, refresh the keys in Confluent, and then sign with it.',
    steps: ['In this order: tokens signed with a key that Confluent does not have yet are refused.'],
    commands: refreshKeys(providerId),
  }),
});
