import { keys } from '../../facts/keys.ts';
import { cannotTell, defineCheck, pass, warn } from '../define.ts';
import { isCleanModulus } from '../../evidence/jwk.ts';

/** RFC 7518 section 6.3.1.1: lenient libraries accept a modulus with padding or leading zeros, so this is advice. */
export default defineCheck({
  id: 'jwks/key-is-well-formed',
  title: "The token's key is encoded as RFC 7518 says",
  enforcedBy: 'nobody',
  step: 55,
  reads: { candidates: keys.tokens },
  run: ({ candidates }) => {
    const moduli = candidates.map((key) => key['n']).filter((n) => typeof n === 'string');
    if (moduli.length === 0) return cannotTell('there is no RSA modulus to look at');
    return moduli.every(isCleanModulus)
      ? pass('the key is well-formed')
      : warn('its modulus has padding, standard base64 or leading zeros');
  },
});
