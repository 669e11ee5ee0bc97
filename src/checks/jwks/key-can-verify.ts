import { spoken } from '../../evidence/words.ts';
import { keys } from '../../facts/keys.ts';
import { jwt } from '../../facts/token.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';
import { flawsOf, modulusBits, whyUnusable } from '../../evidence/jwk.ts';

/**
 * RFC 7517 sections 4.1, 4.2 and 4.4, RFC 7518 section 3.3: type, use, algorithm and size must suit the signature. A
 * key without `use` or `alg` is fine, because both are optional.
 */
export default defineCheck({
  id: 'jwks/key-can-verify',
  title: "The token's key is meant for the token's signature",
  enforcedBy: 'confluent',
  step: 50,
  reads: { candidates: keys.tokens, alg: jwt.alg },
  run: ({ candidates, alg }) => {
    const [first] = candidates;
    if (first === undefined) return cannotTell("the token's key is not published");
    if (candidates.some((key) => whyUnusable(key, alg) === undefined))
      return pass(`kty ${spoken(first['kty'])}, alg ${alg ?? 'unknown'}`);
    switch (whyUnusable(first, alg)) {
      case 'use-enc':
        return fail('it is published for encryption (use: enc), not for signatures');
      case 'wrong-kty':
        return fail(`the token is signed with ${alg}, and its key has the type ${spoken(first['kty'])}`);
      case 'alg-mismatch':
        return fail(`the token is signed with ${alg}, and its key is published for ${spoken(first['alg'])}`);
      case 'incomplete':
        return fail(`the token's key is not a public key: ${flawsOf(first).join(', ')}`);
      default:
        return fail(`its RSA modulus has ${modulusBits(first['n']) ?? 'too few'} bits; 2048 are the least`);
    }
  },
});
