import { provider } from '../../facts/confluent.ts';
import { refreshKeys } from '../fixes/confluent-api.ts';
import { presumeJudgement } from '../../repair/amend.ts';
import { keys } from '../../facts/keys.ts';
import { isCleanModulus } from '../../evidence/jwk.ts';
import { defineCause } from '../define.ts';
import { amendKey } from './_key.ts';

/** RFC 7518 sections 2 and 6.3.1.1. Lenient verifiers accept such a key, so it counts only when Confluent refuses. */
export default defineCause({
  id: 'jwks/n-encoding',
  title: "The modulus (n) of the token's key is not written as base64url without padding",
  hidden: true,
  reads: { kid: keys.kid, candidates: keys.tokens },
  mayRead: { provider: provider.meant },
  recognise: ({ kid, candidates, provider: meant }) => {
    const n = candidates
      .map((key) => key['n'])
      .find((value) => typeof value === 'string' && !isCleanModulus(value));
    if (typeof n !== 'string') return null;
    const how = n.includes('=')
      ? 'padding (=)'
      : /[+/]/.test(n)
        ? 'standard base64 (+ or /)'
        : 'leading zero octets (AA)';
    return {
      strength: 'shown',
      because: `The n of key ${kid} has ${how}; JWKs take base64url without padding.`,
      kid,
      n,
      providerId: meant?.id,
    };
  },
  repair: (evidence, { kid, n }) =>
    presumeJudgement(
      amendKey(evidence, kid, {
        n: n
          .replaceAll('+', '-')
          .replaceAll('/', '_')
          .replaceAll('=', '')
          .replace(/^(?:AA)+/, ''),
      }),
    ),
  repaired: 'with the modulus in base64url without padding',
  fix: ({ providerId }) => ({
    summary:
      'Encode n and e as base64url without padding and without leading zero octets, then refresh the keys in Confluent.',
    steps: [
      'In Node.js: key.export({ format: "jwk" }). In Java: remove the sign octet of BigInteger.toByteArray() first.',
    ],
    commands: refreshKeys(providerId),
  }),
});
