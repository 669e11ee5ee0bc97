import { clock } from '../../facts/clock.ts';
import { jwt } from '../../facts/token.ts';
import { SKEW_SECONDS, secondsOf, spell } from '../../idp/times.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** RFC 7519 section 4.1.6 makes `iat` informative; Java clients and some verifiers reject one in the future. */
export default defineCheck({
  id: 'jwt/was-issued-in-the-past',
  title: 'The token was issued in the past (iat)',
  enforcedBy: 'nobody',
  step: 56,
  reads: { iat: jwt.iat, now: clock.now },
  run: ({ iat, now }) => {
    const at = secondsOf(iat);
    if (at === undefined) return pass('the token does not say when it was issued');
    const ahead = at - now / 1000;
    return ahead > SKEW_SECONDS
      ? warn(`iat is ${spell(ahead)} in the future`)
      : pass('iat is not in the future');
  },
});
