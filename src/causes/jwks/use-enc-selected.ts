import { provider } from '../../facts/confluent.ts';
import { refreshKeys } from '../fixes/confluent-api.ts';
import { whyUnusable } from '../../evidence/jwk.ts';
import { defineCause } from '../define.ts';
import { amendKey, keyReads } from './_key.ts';

/** RFC 7517 section 4.2. An encryption key beside the signing key is fine; this one is the signing key. */
export default defineCause({
  id: 'jwks/use-enc-selected',
  title: 'The token was signed with a key that is published for encryption',
  reads: keyReads,
  mayRead: { provider: provider.meant },
  recognise: ({ kid, candidates, alg, provider: meant }) =>
    candidates.length > 0 && candidates.every((key) => whyUnusable(key, alg) === 'use-enc')
      ? {
          strength: 'shown',
          because: `Key ${kid} is published with use: enc, so verifiers do not use it for signatures.`,
          kid,
          providerId: meant?.id,
        }
      : null,
  repair: (evidence, { kid }) => amendKey(evidence, kid, { use: 'sig' }),
  repaired: "with the token's key published for signatures",
  fix: ({ providerId }) => ({
    summary: 'Sign tokens with a key that is published for signatures, then refresh the keys in Confluent.',
    steps: ['Keycloak: Realm settings > Keys: the signing key must have the use SIG.'],
    commands: refreshKeys(providerId),
  }),
});
