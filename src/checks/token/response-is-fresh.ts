import { isFromCache, isNearlySpent, isSpent, tokenAge } from '../../idp/age.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/**
 * RFC 6749 section 5.1 requires `Cache-Control: no-store`. A cached token does not block sign-in while it is valid
 * (some platforms return the same token repeatedly), and blocks everyone once it has expired.
 */
export default defineCheck({
  id: 'token/response-is-fresh',
  title: 'The token was made for this request, or has time left',
  enforcedBy: 'confluent',
  step: 50,
  reads: { age: tokenAge },
  run: ({ age }) => {
    const words = `the token was issued ${Math.round(age.old)} s before it was handed out`;
    if (isSpent(age)) return fail(`${words}, and is valid for ${age.lifetime} s`);
    if (isNearlySpent(age))
      return warn(`${words}, and is valid for ${age.lifetime} s: clients renew it at once, again and again`);
    return pass(
      isFromCache(age) ? `${words}, and has time left` : 'the token was issued when it was requested',
    );
  },
});
