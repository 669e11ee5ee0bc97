import { token } from '../../facts/token.ts';
import { kindOf } from '../../idp/answer.ts';
import { cannotTell, defineCheck, pass, warn } from '../define.ts';

/**
 * RFC 6749 section 5.1: `token_type` is case-insensitive. Kafka clients ignore it and SASL/OAUTHBEARER carries any
 * token (RFC 7628 section 3.1), so another type is advice; the broker decides about bound tokens.
 */
export default defineCheck({
  id: 'token/type-is-bearer',
  title: "The token's type is Bearer",
  enforcedBy: 'nobody',
  step: 40,
  reads: { answer: token.answer },
  run: ({ answer }) => {
    if (kindOf(answer) !== 'token') return cannotTell('no token was issued');
    const { tokenType } = answer;
    if (tokenType === undefined)
      return pass('the answer names no type, and Kafka clients do not ask for one');
    return tokenType.toLowerCase() === 'bearer'
      ? pass(`token_type is ${tokenType}`)
      : warn(`token_type is ${tokenType}; SASL/OAUTHBEARER can only present it as a bearer token`);
  },
});
