import { jwt } from '../../facts/token.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';
import { MILLISECONDS_LOOK } from '../../idp/times.ts';

/**
 * RFC 7519 section 2: a NumericDate is a JSON number of seconds. librdkafka says `Expected JSON JWT response with "exp"
 * field`, Java `exp value must be non-null`, both before they connect to a broker.
 */
export default defineCheck({
  id: 'jwt/expiry-is-a-number-of-seconds',
  title: 'The token says when it expires, in seconds',
  enforcedBy: 'client',
  step: 50,
  reads: { exp: jwt.exp },
  run: ({ exp }) => {
    if (exp === undefined) return fail('the token has no exp claim');
    if (typeof exp !== 'number') return fail(`exp is ${JSON.stringify(exp)}, which is not a number`);
    if (exp > MILLISECONDS_LOOK)
      return warn(`exp is ${exp}: milliseconds, and as seconds a date in the far future`);
    return pass(`exp ${exp}`);
  },
});
