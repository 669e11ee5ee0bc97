import { clock } from '../../facts/clock.ts';
import { jwt } from '../../facts/token.ts';
import { SKEW_SECONDS, secondsOf, spell } from '../../idp/times.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** RFC 7519 section 4.1.5, with the leeway of `is-not-expired`. */
export default defineCheck({
  id: 'jwt/is-already-valid',
  title: 'The token is valid already (nbf)',
  enforcedBy: 'confluent',
  step: 54,
  reads: { nbf: jwt.nbf, now: clock.now },
  run: ({ nbf, now }) => {
    const at = secondsOf(nbf);
    if (at === undefined) return pass('the token sets no earliest time');
    const wait = at - now / 1000;
    return wait > SKEW_SECONDS
      ? fail(`it becomes valid in ${spell(wait)}`)
      : pass('nbf is not in the future');
  },
});
