import { clock } from '../../facts/clock.ts';
import { jwt } from '../../facts/token.ts';
import { SKEW_SECONDS, secondsOf, spell } from '../../idp/times.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/**
 * RFC 7519 section 4.1.4, with the 30 s of leeway of Kafka's validator (`sasl.oauthbearer.clock.skew.seconds`);
 * Confluent Cloud's is not documented.
 */
export default defineCheck({
  id: 'jwt/is-not-expired',
  title: 'The token has not expired',
  enforcedBy: 'confluent',
  step: 52,
  reads: { exp: jwt.exp, now: clock.now },
  run: ({ exp, now }) => {
    const at = secondsOf(exp);
    if (at === undefined) return cannotTell('the token does not say when it expires');
    const left = at - now / 1000;
    return left <= -SKEW_SECONDS
      ? fail(`it expired ${spell(-left)} ago`)
      : pass(`it expires in ${spell(left)}`);
  },
});
