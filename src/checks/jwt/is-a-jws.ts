import { CLAIMS_ALONE, jwt } from '../../facts/token.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/** Confluent accepts JWT access tokens only; a signed one has three parts (RFC 7515 section 7.1), an encrypted one five. */
export default defineCheck({
  id: 'jwt/is-a-jws',
  title: 'The token is a signed JWT that anybody can read',
  enforcedBy: 'confluent',
  step: 20,
  reads: { shape: jwt.shape },
  run: ({ shape }) => {
    if (shape.claimsAlone === true) return cannotTell(CLAIMS_ALONE);
    if (shape.parts === 5) return fail('the token has five parts: it is encrypted (JWE)');
    if (shape.parts !== 3) {
      return fail(
        `the token has ${shape.parts === 1 ? 'one part' : `${shape.parts} parts`} and a signed JWT has three: it is opaque`,
      );
    }
    if (shape.header === undefined)
      return fail('the first part of the token is not base64url of a JSON object');
    if (shape.claims === undefined)
      return fail('the second part of the token is not base64url of a JSON object');
    return pass('three parts, a header and claims');
  },
});
