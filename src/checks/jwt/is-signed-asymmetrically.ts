import { jwt } from '../../facts/token.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * RFC 8725 section 3.1: no `none`. HS* needs the identity provider's own secret, which a key set does not publish.
 * Confluent documents RSA keys without listing the algorithms that it accepts, so ES* and PS* are not judged here.
 */
export default defineCheck({
  id: 'jwt/is-signed-asymmetrically',
  title: 'The token is signed with a private key whose public half can be published',
  enforcedBy: 'confluent',
  step: 30,
  reads: { alg: jwt.alg, shape: jwt.shape },
  run: ({ alg, shape }) => {
    if (alg === undefined) return fail('the header of the token names no algorithm');
    if (alg.toLowerCase() === 'none' || shape.unsigned) return fail(`the token is not signed (alg ${alg})`);
    if (/^HS\d/i.test(alg))
      return fail(`the token is signed with a shared secret (alg ${alg}), for which there is no public key`);
    return pass(`alg ${alg}`);
  },
});
