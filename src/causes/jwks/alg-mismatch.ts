import { spoken } from '../../evidence/words.ts';
import { whyUnusable } from '../../evidence/jwk.ts';
import { defineCause } from '../define.ts';
import { amendKey, keyReads } from './_key.ts';

/**
 * RFC 7517 section 4.4: a key that names an algorithm is only for that one. A key without `alg` is for any of its type.
 */
export default defineCause({
  id: 'jwks/alg-mismatch',
  title: "The token's algorithm is not the one that its key is published for",
  reads: keyReads,
  recognise: ({ kid, candidates, alg }, sources) => {
    const [key] = candidates;
    if (key === undefined || alg === undefined) return null;
    const reasons = candidates.map((each) => whyUnusable(each, alg));
    if (!reasons.every((why) => why === 'alg-mismatch' || why === 'wrong-kty')) return null;
    const published = typeof key['alg'] === 'string' ? key['alg'] : `any of ${spoken(key['kty'])}`;
    return {
      strength: 'shown',
      because: `The token is signed with ${alg}, and key ${kid} is published for ${published}.`,
      contrast: [
        { label: 'alg in the token', value: alg, source: sources.alg },
        { label: 'alg of its key', value: published, source: sources.candidates },
      ],
      kid,
      alg,
    };
  },
  repair: (evidence, { kid, alg }) =>
    amendKey(evidence, kid, { alg, kty: alg.startsWith('ES') ? 'EC' : alg.startsWith('Ed') ? 'OKP' : 'RSA' }),
  repaired: "with the token's key published for the token's algorithm",
  fix: () => ({
    summary:
      "Sign with the algorithm that the key is published for; RS256 is the example in Confluent's API.",
    steps: [
      'Auth0: APIs > the API > Signing algorithm RS256. Keycloak: the client > Advanced > Access token signature algorithm RS256.',
    ],
    commands: [],
  }),
});
